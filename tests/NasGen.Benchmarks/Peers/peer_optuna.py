"""The peer of a search: Optuna and PyTorch search the spaces of DigitsNet.cs and FashionNet.cs for a fixed time.

peer_optuna.py ORDER.json           searches, and prints the result as one line of JSON
peer_optuna.py --parameters NAME    for each genotype on standard input, in NasGen's form, prints the number of parameters
peer_optuna.py --epochs ORDER.json GENOTYPE   trains one architecture fully and prints each epoch

Everything counts for the time: imports, loading of data, proposals. Two worker processes share a journal of Optuna. Whenever the best validation
accuracy rises, also in the middle of a training, the weights are kept. At the end of the time the workers are killed. Only then the kept weights
are evaluated on the test set.
"""
import gzip
import json
import math
import multiprocessing
import os
import re
import sys
import time

START = float(os.environ.get("PEER_START", time.time()))

import numpy as np
import optuna
import torch
from torch import nn
from torch.nn import functional as F

LIMIT = 60_000
WEIGHT_DECAY = 0.01
WARM_UP = 0.05
torch.set_num_threads(1)


# The blocks, as docs/attributes.md describes them.

def convolution(inputs, outputs, kernel=3, stride=1, groups=1, linear=False):
    layers = [
        nn.Conv2d(inputs, outputs, kernel, stride=stride, padding=(kernel - 1) // 2, groups=groups, bias=False),
        nn.BatchNorm2d(outputs)]
    return layers if linear else [*layers, nn.ReLU(inplace=True)]


class Residual(nn.Module):
    def __init__(self, body, shortcut=None):
        super().__init__()
        self.body, self.shortcut = nn.Sequential(*body), nn.Sequential(*shortcut) if shortcut else None

    def forward(self, x):
        return self.body(x) + (x if self.shortcut is None else self.shortcut(x))


class Concat(nn.Module):
    def __init__(self, *branches):
        super().__init__()
        self.branches = nn.ModuleList(nn.Sequential(*branch) for branch in branches)

    def forward(self, x):
        return torch.cat([branch(x) for branch in self.branches], 1)


def conv_block(c, w, stride):
    return convolution(c, w, stride=stride)


def separable_block(c, w, stride):
    return [*convolution(c, c, stride=stride, groups=c), *convolution(c, w, kernel=1)]


def residual_block(c, w, stride):
    body = [*convolution(c, w, stride=stride), *convolution(w, w, linear=True)]
    shortcut = None if stride == 1 and c == w else convolution(c, w, kernel=1, stride=stride, linear=True)
    return [Residual(body, shortcut), nn.ReLU(inplace=True)]


def mobile_block(c, w, stride):
    hidden = c * 4
    body = [
        *convolution(c, hidden, kernel=1), *convolution(hidden, hidden, stride=stride, groups=hidden),
        *convolution(hidden, w, kernel=1, linear=True)]
    return [Residual(body)] if stride == 1 and c == w else body


def inception_block(c, w, stride):
    quarter = w // 4
    return [Concat(
        convolution(c, w - 3 * quarter, kernel=1, stride=stride),
        [*convolution(c, quarter, kernel=1), *convolution(quarter, quarter, stride=stride)],
        [*convolution(c, quarter, kernel=1), *convolution(quarter, quarter), *convolution(quarter, quarter, stride=stride)],
        [nn.MaxPool2d(3, stride=stride, padding=1), *convolution(c, quarter, kernel=1)])]


def squeeze_block(ratio):
    def block(c, w, stride):
        narrow = max(1, w // ratio)
        return [*convolution(c, narrow, kernel=1), *convolution(narrow, w, stride=stride)]
    return block


BLOCKS = {
    "ConvBlock": conv_block, "SeparableConvBlock": separable_block, "ResidualBlock": residual_block, "MobileBlock": mobile_block,
    "InceptionBlock": inception_block}


class Network(nn.Module):
    """Stages, dropout, global average pooling and a linear layer."""

    def __init__(self, stages, width, dropout):
        super().__init__()
        self.stages, self.dropout, self.head = nn.Sequential(*stages), nn.Dropout(dropout), nn.Linear(width, 10)

    def forward(self, x):
        return self.head(self.dropout(self.stages(x)).mean((2, 3)))


def stage(block, c, w, depth, stride):
    return nn.Sequential(*(layer for i in range(depth) for layer in block(c if i == 0 else w, w, stride if i == 0 else 1)))


# The spaces. An option has the same name as in the C# class.

def digits(trial):
    stem = trial.suggest_categorical("Stem", ["ConvBlock", "SeparableConvBlock", "InceptionBlock", "ResidualBlock"])
    stem_width = 2 ** trial.suggest_int("log2 Stem.Width", 3, 5)
    stem_depth = trial.suggest_int("Stem.Depth", 1, 3)
    body = trial.suggest_categorical("Body", ["ConvBlock", "MobileBlock", "SqueezeBlock"])
    body_width = 2 ** trial.suggest_int("log2 Body.Width", 4, 6)
    body_depth = trial.suggest_int("Body.Depth", 1, 3)
    block = squeeze_block(2 ** trial.suggest_int("log2 Body.squeeze", 1, 3)) if body == "SqueezeBlock" else BLOCKS[body]
    dropout = trial.suggest_categorical("DropoutRate", [0.0, 0.1, 0.3])
    return Network(
        [stage(BLOCKS[stem], 1, stem_width, stem_depth, 1), stage(block, stem_width, body_width, body_depth, 2)], body_width, dropout)


def fashion(trial):
    stem = trial.suggest_categorical("Stem", ["ConvBlock", "SeparableConvBlock", "ResidualBlock"])
    stem_width = trial.suggest_int("Stem.Width", 8, 16, step=8)
    stem_depth = trial.suggest_int("Stem.Depth", 1, 2)
    body = trial.suggest_categorical("Body", ["ConvBlock", "SeparableConvBlock", "ResidualBlock", "MobileBlock", "InceptionBlock"])
    body_width = trial.suggest_int("Body.Width", 16, 48, step=16)
    body_depth = trial.suggest_int("Body.Depth", 1, 3)
    body_stride = trial.suggest_int("Body.Stride", 1, 2)
    late = trial.suggest_categorical("Late", ["ConvBlock", "SeparableConvBlock", "ResidualBlock", "MobileBlock"])
    late_width = trial.suggest_int("Late.Width", 32, 64, step=16)
    late_depth = trial.suggest_int("Late.Depth", 1, 2)
    dropout = trial.suggest_categorical("DropoutRate", [0.0, 0.1, 0.3])
    return Network(
        [stage(BLOCKS[stem], 1, stem_width, stem_depth, 2), stage(BLOCKS[body], stem_width, body_width, body_depth, body_stride),
         stage(BLOCKS[late], body_width, late_width, late_depth, 2)], late_width, dropout)


SPACES = {"DigitsNet": (digits, 16), "FashionNet": (fashion, 255)}


def parameters_of(net):
    return sum(p.numel() for p in net.parameters())


def options_of(genotype):
    """Optuna's parameters from NasGen's text, such as Stem=ConvBlock(Width: 16, Depth: 3); DropoutRate=0.1."""
    options = {}
    for name, value, settings in re.findall(r"(\w+)=([\w.]+)(?:\(([^)]*)\))?", genotype):
        options[name] = float(value) if name == "DropoutRate" else value
        for setting, number in re.findall(r"(\w+): (\d+)", settings):
            options[f"{name}.{setting}"] = int(number)
            options[f"log2 {name}.{setting}"] = int(math.log2(int(number)))
    return options


# The data.

def read_idx(path):
    with open(path, "rb") as file:
        content = file.read()
    shape = np.frombuffer(content, ">i4", content[3], 4)
    return np.frombuffer(content, np.uint8, offset=4 + 4 * content[3]).reshape(shape)


def read(images, labels, brightest):
    if labels is None:
        with gzip.open(images, "rt") as file:
            rows = np.loadtxt(file, delimiter=",", skiprows=1, dtype=np.float32)
        side = int(math.sqrt(rows.shape[1] - 1))
        pixels, targets = rows[:, :-1].reshape(-1, 1, side, side), rows[:, -1]
    else:
        pixels, targets = read_idx(images)[:, None].astype(np.float32), read_idx(labels)
    return torch.from_numpy(pixels / np.float32(brightest)), torch.from_numpy(targets.astype(np.int64))


class Data:
    def __init__(self, order):
        brightest = SPACES[order["space"]][1]
        with open(order["split"]) as file:
            split = json.load(file)
        images, labels = read(order["images"], order["labels"], brightest)
        self.training, self.validation = ((images[rows], labels[rows]) for rows in (split["training"], split["validation"]))
        if order["test_images"] is None:
            self.test = images[split["test"]], labels[split["test"]]
        else:
            self.test = read(order["test_images"], order["test_labels"], brightest)


@torch.inference_mode()
def score(net, data):
    """Accuracy, and minus the cross-entropy."""
    net.eval()
    right, loss = 0, 0.0
    for images, labels in zip(data[0].split(512), data[1].split(512)):
        output = net(images)
        right += (output.argmax(1) == labels).sum().item()
        loss += F.cross_entropy(output, labels, reduction="sum").item()
    return right / len(data[1]), -loss / len(data[1])


# The training: AdamW, a short warm-up and a cosine over all epochs.

def epochs_of(net, data, order):
    """Yields the scores on validation data after each epoch."""
    images, labels = data.training
    optimizer = torch.optim.AdamW(net.parameters(), lr=order["learning_rate"], weight_decay=WEIGHT_DECAY, foreach=True)
    steps = order["epochs"] * math.ceil(len(labels) / order["batch"])
    warm_up = max(1, int(steps * WARM_UP))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer,
        lambda step: (step + 1) / warm_up if step < warm_up else 0.5 * (1 + math.cos(math.pi * (step - warm_up) / (steps - warm_up))))
    for _ in range(order["epochs"]):
        net.train()
        for rows in torch.randperm(len(labels)).split(order["batch"]):
            optimizer.zero_grad(set_to_none=True)
            F.cross_entropy(net(images[rows]), labels[rows]).backward()
            optimizer.step()
            schedule.step()
        yield score(net, data.validation)


def build(space, trial):
    return SPACES[space][0](trial).to(memory_format=torch.channels_last)


class Best:
    """The best network so far of all workers. Each improvement is a file."""

    def __init__(self, folder):
        self.folder, self.shared = folder, multiprocessing.Array("d", [0.0, -math.inf, 0])

    def offer(self, scores, net, trial):
        with self.shared.get_lock():
            if scores <= tuple(self.shared[:2]):
                return
            number = int(self.shared[2])
            self.shared[0], self.shared[1], self.shared[2] = *scores, number + 1
            path = os.path.join(self.folder, f"best-{number:05d}.pt")
            torch.save({"options": trial.params, "validation": scores[0], "elapsed": time.time() - START, "weights": net.state_dict()}, path + ".new")
            os.replace(path + ".new", path)

    def improvements(self):
        for name in sorted(os.listdir(self.folder)):
            if name.startswith("best-") and name.endswith(".pt"):
                yield torch.load(os.path.join(self.folder, name))


class Counts:
    NAMES = ["started", "complete", "pruned", "too_large"]

    def __init__(self):
        self.shared = multiprocessing.Array("i", len(self.NAMES))

    def add(self, name):
        with self.shared.get_lock():
            self.shared[self.NAMES.index(name)] += 1

    def all(self):
        return dict(zip(self.NAMES, self.shared[:]))


def work(number, order, data, best, counts):
    def objective(trial):
        counts.add("started")
        torch.manual_seed(order["seed"] * 1_000_003 + trial.number)
        net = build(order["space"], trial)
        if parameters_of(net) > LIMIT:
            counts.add("too_large")
            raise optuna.TrialPruned()
        highest = 0.0
        for epoch, scores in enumerate(epochs_of(net, data, order)):
            if os.getppid() != order["parent"]:
                os._exit(1)  # The search was killed.
            best.offer(scores, net, trial)
            highest = max(highest, scores[0])
            trial.report(scores[0], epoch + 1)
            if trial.should_prune() and epoch + 1 < order["epochs"]:
                counts.add("pruned")
                raise optuna.TrialPruned()
        counts.add("complete")
        return highest

    sampler = optuna.samplers.TPESampler(multivariate=True, constant_liar=True, seed=order["seed"] * 101 + number)
    pruner = optuna.pruners.HyperbandPruner(min_resource=1, max_resource=order["epochs"], reduction_factor=3)
    study = optuna.load_study(study_name="peer", storage=storage_of(order), sampler=sampler, pruner=pruner)
    study.optimize(objective)


def storage_of(order):
    return optuna.storages.JournalStorage(optuna.storages.JournalFileStorage(os.path.join(order["folder"], "optuna.log")))


def search(order):
    optuna.create_study(study_name="peer", storage=storage_of(order), direction="maximize")
    order["parent"] = os.getpid()
    data, best, counts = Data(order), Best(order["folder"]), Counts()
    loaded = time.time() - START
    processes = multiprocessing.get_context("fork")
    workers = [processes.Process(target=work, args=(n, order, data, best, counts), daemon=True) for n in range(order["workers"])]
    for worker in workers:
        worker.start()
    while (remaining := START + order["seconds"] - time.time()) > 0 and any(worker.is_alive() for worker in workers):
        time.sleep(min(remaining, 0.2))
    for worker in workers:
        worker.kill()
    for worker in workers:
        worker.join()
    stopped = time.time() - START

    time_line, net = [], None
    for found in best.improvements():
        net = build(order["space"], optuna.trial.FixedTrial(found["options"]))
        net.load_state_dict(found["weights"])
        time_line.append([round(found["elapsed"], 2), found["validation"], score(net, data.test)[0]])
    print(json.dumps({
        "test": time_line[-1][2] if time_line else None,
        "validation": time_line[-1][1] if time_line else None,
        "parameters": parameters_of(net) if net else None,
        "architecture": "; ".join(f"{name}={value}" for name, value in found["options"].items()) if net else None,
        "loaded": round(loaded, 2),
        "stopped": round(stopped, 2),
        "trials": counts.all(),
        "time_line": time_line}), flush=True)


def main(arguments):
    optuna.logging.set_verbosity(optuna.logging.ERROR)
    if arguments[0] == "--parameters":
        for line in sys.stdin:
            print(parameters_of(build(arguments[1], optuna.trial.FixedTrial(options_of(line)))), flush=True)
        return
    with open(arguments[arguments[0] == "--epochs"]) as file:
        order = json.load(file)
    if arguments[0] != "--epochs":
        search(order)
        return
    torch.manual_seed(order["seed"])
    data, net, start = Data(order), build(order["space"], optuna.trial.FixedTrial(options_of(arguments[2]))), time.time()
    print(f"{parameters_of(net):,} parameters")
    for epoch, (accuracy, loss) in enumerate(epochs_of(net, data, order)):
        print(f"epoch {epoch + 1}: {time.time() - start:.1f} s, validation {accuracy:.2%} ({-loss:.4f})", flush=True)
    print(f"test {score(net, data.test)[0]:.2%}")


if __name__ == "__main__":
    import warnings
    warnings.simplefilter("ignore", optuna.exceptions.ExperimentalWarning)
    main(sys.argv[1:])
