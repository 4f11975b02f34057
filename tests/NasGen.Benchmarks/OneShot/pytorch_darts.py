"""The step of DartsStep in PyTorch (first order): Adam on one batch for the architecture parameters, AdamW on another for the weights."""
import sys
import time

import torch
from torch import nn
from torch.nn import functional as F

BATCH, C, NODES = 64, 16, 5
torch.set_num_threads(1)
torch.manual_seed(1)


def conv(i, o, k, g=1, act=True):
    layers = [nn.Conv2d(i, o, k, padding=(k - 1) // 2, groups=g, bias=False), nn.BatchNorm2d(o)]
    return layers + ([nn.ReLU()] if act else [])


class Residual(nn.Module):
    def __init__(self, *layers):
        super().__init__()
        self.body = nn.Sequential(*layers)

    def forward(self, x):
        return self.body(x) + x


class SqueezeExcite(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Sequential(*conv(C, C, 3))
        self.gate = nn.Sequential(nn.AdaptiveAvgPool2d(1), nn.Conv2d(C, C // 4, 1), nn.ReLU(), nn.Conv2d(C // 4, C, 1), nn.Sigmoid())

    def forward(self, x):
        y = self.conv(x)
        return y * self.gate(y)


def operations():
    return nn.ModuleList([
        nn.Sequential(*conv(C, C, 3)),
        nn.Sequential(*conv(C, C, 3, g=C), *conv(C, C, 1)),
        Residual(*conv(C, C, 3, g=C), *conv(C, C, 1, act=False)),
        SqueezeExcite(),
        nn.MaxPool2d(3, 1, 1),
        nn.AvgPool2d(3, 1, 1),
        nn.Identity(),
    ])  # the eighth operation is zero and adds nothing


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.edges = [(i, j) for j in range(1, NODES) for i in range(j)]
        self.operations = nn.ModuleList([operations() for _ in self.edges])
        self.head = nn.Linear(C * (NODES - 1), 10)

    def forward(self, x, weights):
        nodes = [x] + [None] * (NODES - 1)
        for (i, j), ops, w in zip(self.edges, self.operations, weights):
            y = sum(w[k] * op(nodes[i]) for k, op in enumerate(ops))
            nodes[j] = y if nodes[j] is None else nodes[j] + y
        return self.head(torch.cat(nodes[1:], 1).mean((2, 3)))


net = Net()
alphas = [torch.zeros(8, requires_grad=True) for _ in net.edges]
policy = torch.optim.Adam(alphas, lr=0.03, betas=(0.5, 0.999))
optimizer = torch.optim.AdamW(net.parameters(), lr=0.01, weight_decay=0.01)
x, t = torch.rand(BATCH, C, 8, 8), torch.randint(10, (BATCH,))
vx, vt = torch.rand(BATCH, C, 8, 8), torch.randint(10, (BATCH,))


def step():
    loss = F.cross_entropy(net(vx, [a.softmax(0) for a in alphas]), vt)
    for a, g in zip(alphas, torch.autograd.grad(loss, alphas)):
        a.grad = g
    policy.step()
    policy.zero_grad()
    optimizer.zero_grad(set_to_none=True)
    loss = F.cross_entropy(net(x, [a.detach().softmax(0) for a in alphas]), t)
    loss.backward()
    nn.utils.clip_grad_norm_(net.parameters(), 5)
    optimizer.step()
    return loss.item()


for line in sys.stdin:
    seconds = []
    for _ in range(int(line)):
        start = time.perf_counter()
        step()
        seconds.append(time.perf_counter() - start)
    seconds.sort()
    print(repr(seconds[len(seconds) // 2]), flush=True)
