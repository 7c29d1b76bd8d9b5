#!/bin/sh
# Counts which ways the program takes in its daily work, and keeps that for `make release`: the compiler lays those ways
# out one behind the other and calls less on them. Functions that changed since are compiled as if nothing was known.
# Builds a second time, in a folder of its own; half an hour.
set -eu
swift=$(swiftc -print-target-info | sed -n 's/.*"runtimeResourcePath": "\(.*\)".*/\1/p')
runtime=$(ls "$swift"/../clang/*/lib/linux/libclang_rt.profile-"$(uname -m)".a)
swift build -c release --scratch-path .build/counting --product ruqsat --static-swift-stdlib \
  -Xswiftc -Xfrontend -Xswiftc -ir-profile-generate \
  -Xswiftc -Xllvm -Xswiftc -static-func-full-module-prefix=false \
  -Xlinker -u__llvm_profile_runtime -Xlinker "$runtime"
rm -rf .build/counts
python3 Benchmarks/profile/practise.py .build/counting/release/ruqsat .build/counts
set --
for counts in .build/counts/*.profraw; do
  weight=${counts##*/}
  set -- "$@" "--weighted-input=${weight%%-*},$counts"
done
# Helpers that stand in every file under one name would be counted once for each file.
"$swift/../../bin/llvm-profdata" merge --sparse --no-function='^__swift_' "$@" -o .build/ruqsat.profdata
gzip -9 -n -c .build/ruqsat.profdata >Benchmarks/profile/ruqsat.profdata.gz
# Objects made with other counts would be taken as they are.
rm -rf .build/*/release .build/release .build/release.yaml
ls -l Benchmarks/profile/ruqsat.profdata.gz
