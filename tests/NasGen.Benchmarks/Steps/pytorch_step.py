"""
The epochs of StepProcess.cs in PyTorch: NETWORK BATCH. For each line of standard input (a number of epochs) it prints the median seconds of an
epoch.
"""
import sys
import time

import torch
from torch import nn
from torch.nn import functional as F

SAMPLES, CLASSES = 2048, 10


class Residual(nn.Module):
    def __init__(self, body):
        super().__init__()
        self.body = body

    def forward(self, x):
        return self.body(x) + x


def conv(channels, width, kernel, stride=1, groups=1, act=True):
    layers = [nn.Conv2d(channels, width, kernel, stride=stride, padding=kernel // 2, groups=groups, bias=False), nn.BatchNorm2d(width)]
    return layers + [nn.ReLU()] if act else layers


def bottleneck(channels, width, expansion, stride):
    hidden = channels * expansion
    return nn.Sequential(*conv(channels, hidden, 1), *conv(hidden, hidden, 3, stride, groups=hidden), *conv(hidden, width, 1, act=False))


def head(width):
    return [nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(width, CLASSES)]


def cnn():
    return nn.Sequential(*conv(1, 16, 3), *conv(16, 32, 3, 2), *conv(32, 64, 3, 2), *head(64))


def mobile(narrow, wide, expansion):
    return nn.Sequential(
        *conv(1, 16, 3), *conv(16, 16, 3, 2, groups=16), *conv(16, narrow, 1), Residual(bottleneck(narrow, narrow, expansion, 1)),
        bottleneck(narrow, wide, expansion, 2), Residual(bottleneck(wide, wide, expansion, 1)), *head(wide))


def perceptron():
    return nn.Sequential(nn.Flatten(), nn.Linear(784, 128), nn.ReLU(), nn.Linear(128, 64), nn.ReLU(), nn.Linear(64, CLASSES))


NETWORKS = {"cnn": cnn, "mobile": lambda: mobile(32, 64, 4), "mobile-24": lambda: mobile(24, 40, 3), "perceptron": perceptron}
with open("/proc/self/maps") as maps:
    if "libblas.so.3." in maps.read():
        print("PyTorch multiplies matrices by the reference BLAS, which is slow; see docs/benchmarks.md.", file=sys.stderr)
torch.set_num_threads(1)
torch.manual_seed(1)
inputs, targets = torch.rand(SAMPLES, 1, 28, 28), torch.randint(CLASSES, (SAMPLES,))
net, batch = NETWORKS[sys.argv[1]](), int(sys.argv[2])
optimizer = torch.optim.AdamW(net.parameters(), lr=0.002, weight_decay=0.01)


def epoch():
    net.train()
    for rows in torch.randperm(len(inputs)).split(batch):
        optimizer.zero_grad(set_to_none=True)
        F.cross_entropy(net(inputs[rows]), targets[rows]).backward()
        optimizer.step()


for line in sys.stdin:
    seconds = []
    for _ in range(int(line)):
        start = time.perf_counter()
        epoch()
        seconds.append(time.perf_counter() - start)
    seconds.sort()
    print(repr(seconds[len(seconds) // 2]), flush=True)
