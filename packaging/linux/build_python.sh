#!/bin/sh
# Runs inside the Debian 11 root: builds CPython from Debian's source package so that it needs no more than glibc 2.28.
# Usage: build_python.sh SOURCE PREFIX. SOURCE is an unpacked source package; does nothing where PREFIX is built already.
set -eu
source=$1 prefix=$2
[ ! -x "$prefix/bin/python3.11" ] || exit 0
cd "$source"
# Debian's patch of pyexpat asks for internals of the interpreter without declaring so.
if ! grep -q Py_BUILD_CORE_MODULE Modules/pyexpat.c; then
  sed -i '1i #ifndef Py_BUILD_CORE_MODULE\n#define Py_BUILD_CORE_MODULE 1\n#endif' Modules/pyexpat.c
fi
rm -rf build-228
mkdir build-228
cd build-228
# sem_clockwait came with glibc 2.30.
ac_cv_func_sem_clockwait=no ../configure --prefix="$prefix" --enable-shared --without-ensurepip \
  --without-static-libpython LDFLAGS="-Wl,-rpath,$prefix/lib" CFLAGS="-O2 -g0 -include /root/glibc228.h" >configure.log 2>&1
make -j"${JOBS:-2}" >make.log 2>&1 || { tail -n 20 make.log >&2; exit 1; }
rm -rf "$prefix"
make altinstall >install.log 2>&1
strip --strip-unneeded "$prefix"/lib/libpython3.11.so.1.0 "$prefix"/lib/python3.11/lib-dynload/*.so
