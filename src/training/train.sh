#!/usr/bin/env bash
# From nothing to the model in src/main/resources/models/dials/1. Needs JDK 17, Python 3.11, 40 GB of
# disk, and about six hours on two cores. What was done already is not done again.
set -euo pipefail
cd "$(dirname "$0")"

[[ -d venv ]] || python3 -m venv venv
venv/bin/pip install --quiet -r requirements.txt
javac -d classes -sourcepath ../test/java ../test/java/keypoints/testing/DialSet.java

draw() {
  [[ -e sets/$1/complete ]] && return
  java -cp classes keypoints.testing.DialSet "sets/$1" "${@:2}"
  touch "sets/$1/complete"
}
draw whole 1 48000
draw near 2000000000 32000 near
draw around 3400000000 18000 near
draw whole-unseen 900000000 2000 # seeds that no training sees
draw near-unseen 2900000000 1200 near

train() { venv/bin/python train.py --resume "$@"; }
train --out runs/whole --data sets/whole --steps 16000 --batch 16 --rate 1.5e-3 --small 256 --cheap 0.2
train --out runs/near --data sets/near --data sets/whole --near --steps 18000 --batch 32 --average 0.9985
train --out runs/around --data sets/near --data sets/around --around runs/near/last.pt \
  --steps 12000 --batch 32 --average 0.9985

model=../main/resources/models/dials/1
venv/bin/python export.py --out $model --weights runs/whole/last.pt --calibrate sets/whole-unseen
venv/bin/python export.py --out $model --near runs/near/last.pt --around runs/around/last.pt --calibrate sets/near-unseen
