# PyTorch 1.13: reference values of tests/NasGen.Tests/ZeroCost. conv(1,4)-bn-relu, conv(4,6,stride 2)-bn-relu, global average pool, linear(6,3).
# Parameter tensor number p (in state-dict order of weights and biases): value_i = scale * sin(i + p), i = 1, 2, ...; bn weight = 1 + 0.1 sin(i+p).
import math, torch, torch.nn as nn, torch.nn.functional as F, numpy as np
torch.set_num_threads(1)
def build():
    net = nn.Sequential(nn.Conv2d(1,4,3,padding=1), nn.BatchNorm2d(4), nn.ReLU(), nn.Conv2d(4,6,3,stride=2,padding=1), nn.BatchNorm2d(6), nn.ReLU(),
                        nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(6,3))
    with torch.no_grad():
        for p, t in enumerate(net.parameters()):
            v = torch.sin(torch.arange(1, t.numel()+1, dtype=torch.float64) + p)
            isbn = p in (2, 6)
            v = 1 + 0.1*v if isbn else 0.5*v
            t.copy_(v.view_as(t).float())
    return net.train()
n = 6
x = torch.cos(torch.arange(n*64, dtype=torch.float64)*0.37 + torch.arange(n*64, dtype=torch.float64)**2*0.001).view(n,1,8,8).float()
y = torch.arange(n) % 3
net = build()
loss = F.cross_entropy(net(x), y); loss.backward()
ws = [m.weight for m in net if isinstance(m,(nn.Conv2d,nn.Linear))]
print('loss', loss.item())
print('grad_norm', sum(w.grad.norm().item() for w in ws))
print('snip', sum((w*w.grad).abs().sum().item() for w in ws))
net = build().double().eval()
with torch.no_grad():
    for p in net.parameters(): p.abs_()
net(torch.ones(1,1,8,8).double()).sum().backward()
ws = [m.weight for m in net if isinstance(m,(nn.Conv2d,nn.Linear))]
print('synflow', sum((w*w.grad).abs().sum().item() for w in ws))
net = build(); xx = x.clone().requires_grad_(True); o = net(xx); o.backward(torch.ones_like(o))
j = xx.grad.reshape(n,-1).double().numpy(); v = np.linalg.eigvalsh(np.corrcoef(j)); k = 1e-5
print('eigenvalues', v); print('jacob_cov', -np.sum(np.log(v+k)+1/(v+k)))
for name, act in (('naswot', nn.ReLU), ('naswot_tanh', nn.Tanh)):
    net = build()
    if act is nn.Tanh:
        net[2] = nn.Tanh(); net[5] = nn.Tanh()
    K = np.zeros((n,n))
    def hook(m, i, o):
        global K
        c = (i[0].reshape(n,-1) > 0).double(); K = K + (c@c.t() + (1-c)@(1-c).t()).numpy()
    for m in net:
        if isinstance(m, act): m.register_forward_hook(hook)
    net(x); print(name, np.linalg.slogdet(K)[1])
print('parameters', sum(p.numel() for p in net.parameters()))
