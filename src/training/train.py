"""Trains dials/1 from nothing, or goes on from a checkpoint.

    python train.py --data DATA [--data MORE] --out RUN --steps 12000
    python train.py --data DATA --out RUN --resume                (after an interruption)
    python train.py --data DATA --out RUN2 --start RUN/last.pt    (fine-tuning)

Settings go to RUN/settings.json, the curve to RUN/log.csv, weights to RUN/last.pt.
"""

import argparse
import copy
import json
import math
import os
import queue
import threading
import time
from pathlib import Path

import numpy as np
import torch
from torch import distributed

import around
import closeup
from data import Scenes, augmented, shrunk
from losses import loss
from network import SIDE, Dials, anchors


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", action="append", required=True, help="folder written by DialSet")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--near", action="store_true", help="the network of the second look")
    parser.add_argument("--around", type=Path, help="checkpoint of the second look, to look around with")
    parser.add_argument("--steps", type=int, default=12000)
    parser.add_argument("--batch", type=int, default=32)
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--decay", type=float, default=0.02)
    parser.add_argument("--average", type=float, default=0.999)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=2, help="processes of one thread each")
    parser.add_argument("--small", type=int, default=224, help="side of the cheap first part")
    parser.add_argument("--cheap", type=float, default=0.4, help="the share of that part")
    parser.add_argument("--start", type=Path, help="checkpoint whose averaged weights begin the run")
    parser.add_argument("--resume", action="store_true", help="go on with RUN/last.pt")
    return parser.parse_args()


def optimizer(model, settings):
    plain = [p for p in model.parameters() if p.ndim < 2]
    weights = [p for p in model.parameters() if p.ndim >= 2]
    groups = [
        {"params": weights, "weight_decay": settings.decay},
        {"params": plain, "weight_decay": 0.0},
    ]
    return torch.optim.AdamW(groups, lr=settings.rate, betas=(0.9, 0.98))


def rate(step, settings):
    warm = min(1.0, (step + 1) / 250)
    return settings.rate * warm * (0.02 + 0.98 * (1 + math.cos(math.pi * step / settings.steps)) / 2)


@torch.no_grad()
def average(ema, model, step, keep):
    keep = min(keep, (1 + step) / (20 + step))
    for slow, fast in zip(ema.state_dict().values(), model.state_dict().values()):
        if slow.dtype.is_floating_point:
            slow.lerp_(fast, 1 - keep)
        else:
            slow.copy_(fast)


def batches(sets, settings, first, worker):
    """Endless (pictures, labels), this worker's share of each batch; the order depends on the seed
    and the step only."""
    bounds = np.cumsum([0] + [len(s) for s in sets])
    per = bounds[-1] // settings.batch
    step = first
    while True:
        order = np.random.default_rng([settings.seed, step // per]).permutation(bounds[-1])
        for at in range(step % per, per):
            chosen = order[at * settings.batch : (at + 1) * settings.batch]
            chosen = chosen[worker :: settings.workers]
            parts = [
                s.batch(chosen[(chosen >= low) & (chosen < high)] - low)
                for s, low, high in zip(sets, bounds, bounds[1:])
                if ((chosen >= low) & (chosen < high)).any()
            ]
            yield torch.cat([p[0] for p in parts]), torch.cat([p[1] for p in parts])
            step += 1


def ahead(source, depth=6):
    """The same, read by a thread of its own: the sets are larger than the memory."""
    ready = queue.Queue(depth)

    def read():
        for batch in source:
            ready.put(batch)

    threading.Thread(target=read, daemon=True).start()
    while True:
        yield ready.get()


def save(path, model, ema, optimiser, step):
    state = {
        "model": model.state_dict(),
        "ema": ema.state_dict(),
        "optimizer": optimiser.state_dict(),
        "step": step,
    }
    torch.save(state, path.with_suffix(".tmp"))
    path.with_suffix(".tmp").replace(path)


def shared(model, workers):
    """Replaces each worker's gradients by the mean over all workers."""
    if workers == 1:
        return
    gradients = [p.grad for p in model.parameters()]
    flat = torch.cat([g.flatten() for g in gradients])
    distributed.all_reduce(flat)
    flat /= workers
    at = 0
    for gradient in gradients:
        gradient.copy_(flat[at : at + gradient.numel()].view_as(gradient))
        at += gradient.numel()


def main():
    settings = arguments()
    settings.out.mkdir(parents=True, exist_ok=True)
    (settings.out / "settings.json").write_text(json.dumps(vars(settings), default=str, indent=1))
    for folder in settings.data:
        Scenes(folder)  # packs the labels once
    if settings.workers == 1:
        work(0, settings)
    else:
        torch.multiprocessing.spawn(work, (settings,), settings.workers)


def work(worker, settings):
    torch.set_num_threads(1)
    torch.manual_seed(settings.seed)
    if settings.workers > 1:
        meeting = f"file://{settings.out.resolve()}/meeting-{os.getppid()}"
        distributed.init_process_group(
            "gloo", init_method=meeting, rank=worker, world_size=settings.workers
        )
    model = made(settings).to(memory_format=torch.channels_last)
    if settings.start:
        model.load_state_dict(torch.load(settings.start)["ema"])
    ema = copy.deepcopy(model).eval()
    optimiser = optimizer(model, settings)
    first = 0
    last = settings.out / "last.pt"
    if settings.resume and last.exists():
        state = torch.load(last)
        model.load_state_dict(state["model"])
        ema.load_state_dict(state["ema"])
        optimiser.load_state_dict(state["optimizer"])
        first = state["step"]
    least = closeup.LEAST if settings.near or settings.around else 0
    sets = [Scenes(folder, least) for folder in settings.data]
    source = ahead(batches(sets, settings, first, worker))
    train(model, ema, optimiser, settings, (worker, first, source))


def whole(model, batch, generator, at):
    settings, step = at
    images, labels = augmented(*batch, generator)
    side = settings.small if step < settings.cheap * settings.steps else SIDE
    if side != SIDE:
        images, labels = shrunk(images, labels, side)
    with torch.autocast("cpu", torch.bfloat16):
        levels, heat = model(images)
    return loss(levels, heat, labels, *anchors(side))


def near(model, batch, generator, _):
    images, labels, straight = closeup.squares(*batch, generator)
    with torch.autocast("cpu", torch.bfloat16):
        tells, heat, _ = model(images)
    return closeup.loss(tells, heat, labels, straight)


def made(settings):
    if settings.around:
        return around.Around()
    return closeup.Closeup() if settings.near else Dials()


def around_with(checkpoint):
    """How to train the look around the centres: over channels of a second look that is trained."""
    net = closeup.Closeup()
    net.load_state_dict(torch.load(checkpoint)["ema"])
    net = net.eval().to(memory_format=torch.channels_last)

    def step(model, batch, generator, _):
        images, labels, _ = closeup.squares(*batch, generator)
        dials = labels[:, 0] >= 0
        images, labels = images[dials].contiguous(memory_format=torch.channels_last), labels[dials]
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
            tells, heat, fine = net(images)
        truth = labels[:, 5:-1].reshape(-1, closeup.POINTS, 3)
        size = labels[:, 3:5].prod(-1).clamp(1).sqrt()
        far = torch.where(torch.rand(len(labels), generator=generator) < 0.1, 0.03, 0.01) * size
        centre = truth[:, 0, :2] + torch.randn(len(labels), 2, generator=generator) * far[:, None]
        boxes = closeup.told(tells.float())[1]
        given = (fine.float(), heat.float() / 4)
        with torch.autocast("cpu", torch.bfloat16):
            (maps, absent), reach = around.look(model, given, images, centre, boxes)
        where = around.cells(truth[:, 1:, :2], centre, reach)
        return around.loss(maps, absent, where, truth[:, 1:, 2], labels[:, 0].long())

    return step


def train(model, ema, optimiser, settings, place):
    worker, first, source = place
    look = around_with(settings.around) if settings.around else near if settings.near else whole
    chief = worker == 0
    parent = os.getppid()
    log = open(settings.out / "log.csv", "a", buffering=1) if chief else None
    began, sums = time.time(), {}
    model.train()
    for step in range(first, settings.steps):
        if os.getppid() != parent:
            return  # the command was ended
        seed = (settings.seed * 1_000_003 + step) * settings.workers + worker
        generator = torch.Generator().manual_seed(seed)
        for group in optimiser.param_groups:
            group["lr"] = rate(step, settings)
        value, parts = look(model, next(source), generator, (settings, step))
        optimiser.zero_grad(set_to_none=True)
        value.backward()
        shared(model, settings.workers)
        torch.nn.utils.clip_grad_norm_(model.parameters(), 10.0)
        optimiser.step()
        if not chief:
            continue
        average(ema, model, step, settings.average)
        for name, part in parts.items():
            sums[name] = sums.get(name, 0) + part
        if (step + 1) % 50 == 0:
            numbers = ",".join(f"{name},{total / 50:.4f}" for name, total in sums.items())
            pace = (step + 1 - first) / (time.time() - began)
            log.write(f"{step + 1},{numbers},steps per s,{pace:.3f}\n")
            sums = {}
        if (step + 1) % 100 == 0 or step + 1 == settings.steps:
            save(settings.out / "last.pt", model, ema, optimiser, step + 1)


if __name__ == "__main__":
    main()
