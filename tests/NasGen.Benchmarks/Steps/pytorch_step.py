"""The steps of StepProcess.cs in PyTorch. For each line of standard input (a number of steps) it prints the median seconds of a step."""
import sys
import time

import torch
from torch import nn
from torch.nn import functional as F

BATCH, CLASSES = 128, 10
torch.set_num_threads(1)
torch.manual_seed(1)
inputs, targets = torch.rand(10 * BATCH, 1, 28, 28), torch.randint(CLASSES, (10 * BATCH,))
net = nn.Sequential(
    nn.Conv2d(1, 16, 3, padding=1, bias=False), nn.BatchNorm2d(16), nn.ReLU(),
    nn.Conv2d(16, 32, 3, stride=2, padding=1, bias=False), nn.BatchNorm2d(32), nn.ReLU(),
    nn.Conv2d(32, 64, 3, stride=2, padding=1, bias=False), nn.BatchNorm2d(64), nn.ReLU(),
    nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(64, CLASSES))
optimizer = torch.optim.AdamW(net.parameters(), lr=0.002, weight_decay=0.01)


def steps():
    while True:
        for rows in torch.randperm(len(inputs)).split(BATCH):
            optimizer.zero_grad(set_to_none=True)
            F.cross_entropy(net(inputs[rows]), targets[rows]).backward()
            optimizer.step()
            yield


iterator = steps()
for line in sys.stdin:
    seconds = []
    for _ in range(int(line)):
        start = time.perf_counter()
        next(iterator)
        seconds.append(time.perf_counter() - start)
    seconds.sort()
    print(repr(seconds[len(seconds) // 2]), flush=True)
