"""The last step into the sandbox of bench/sandbox.py: limits, keyring, memory rule and system call filters, then the program.

    python -m bench.sandbox_inside UNIT COMMAND ...      # becomes COMMAND
    python -m bench.sandbox_inside UNIT                  # tries what the unit forbids, prints what came of it as JSON

Runs inside bubblewrap, which has made the namespaces, mounts and the empty set of capabilities. Filters are made by libseccomp, a filter a
directive, as systemd 252 makes them (its src/shared/seccomp-util.c): the strictest answer counts.
"""

from __future__ import annotations

import ctypes
import errno
import json
import mmap
import os
import resource
import socket
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from bench.sandbox_unit import Unit

_ALLOW, _ERRNO = 0x7FFF0000, 0x00050000
_NE, _GE, _EQ, _MASKED = 1, 5, 4, 7  # how an argument is compared (seccomp.h)
_LIMITS = {
    "LimitNOFILE": resource.RLIMIT_NOFILE,
    "LimitCORE": resource.RLIMIT_CORE,
    "TasksMax": resource.RLIMIT_NPROC,
    "MemoryMax": resource.RLIMIT_AS,
}
_SET_MDWE, _JOIN_KEYRING, _NEW_USER = 65, 1, 0x10000000
_NEW = (0x80, 0x20000, 0x2000000, 0x4000000, 0x8000000, _NEW_USER, 0x20000000, 0x40000000)  # CLONE_NEW*
_SET_IDS = (0o4000, 0o2000)
_FAMILIES = 46  # AF_MAX of today
_WRITE_EXECUTE = mmap.PROT_WRITE | mmap.PROT_EXEC

Rule = tuple[str, int, list[tuple[int, int, int, int]]]  # call, error; argument, comparison, value, second value


class EscapedError(Exception):
    """Something forbidden worked, or was stopped by something else."""


def apply(unit: Unit) -> None:
    """Put this process, and all that come of it, under the rules of the unit."""
    os.umask(int(unit.one("UMask"), 8))
    for name, kind in _LIMITS.items():
        resource.setrlimit(kind, (unit.size(name), unit.size(name)))
    if unit.one("KeyringMode") == "private":
        _call("keyctl", _JOIN_KEYRING, 0)
    if unit.asks("MemoryDenyWriteExecute"):
        _libc().prctl(_SET_MDWE, 1, 0, 0, 0)  # Linux 6.3; the filter below is what older systemd makes of it
    for default, rules in _filters(unit):
        _load(default, rules)


def _filters(unit: Unit) -> Iterable[tuple[int, list[Rule]]]:
    """Yield (answer to what no rule names, rules)."""
    if unit.asks("RestrictAddressFamilies"):
        allowed = {int(getattr(socket, name)) for name in unit.one("RestrictAddressFamilies").split()}
        closed = [("socket", errno.EAFNOSUPPORT, [(0, _EQ, family, 0)]) for family in range(_FAMILIES) if family not in allowed]
        yield _ALLOW, [*closed, ("socket", errno.EAFNOSUPPORT, [(0, _GE, _FAMILIES, 0)])]
    if unit.asks("RestrictNamespaces"):
        made = [(call, errno.EPERM, [(0, _MASKED, flag, flag)]) for call in ("unshare", "clone") for flag in _NEW]
        yield _ALLOW, [*made, ("setns", errno.EPERM, []), ("clone3", errno.ENOSYS, [])]
    if unit.asks("LockPersonality"):
        yield _ALLOW, [("personality", errno.EPERM, [(0, _NE, 0, 0)])]
    if unit.asks("RestrictRealtime"):
        yield _ALLOW, [("sched_setscheduler", errno.EPERM, [(1, _EQ, policy, 0)]) for policy in (1, 2, 6)]
    if unit.asks("RestrictSUIDSGID"):
        places = (("chmod", 1), ("fchmod", 1), ("fchmodat", 2), ("mkdir", 1), ("mkdirat", 2), ("mknod", 1), ("mknodat", 2), ("creat", 1))
        bits = [
            (call, errno.EPERM, [(place, _MASKED, bit, bit)]) for call, place in (*places, ("open", 2), ("openat", 3)) for bit in _SET_IDS
        ]
        yield _ALLOW, [*bits, ("openat2", errno.ENOSYS, [])]
    if unit.asks("MemoryDenyWriteExecute"):
        executed = [(call, errno.EPERM, [(2, _MASKED, mmap.PROT_EXEC, mmap.PROT_EXEC)]) for call in ("mprotect", "pkey_mprotect")]
        yield _ALLOW, [*executed, ("mmap", errno.EPERM, [(2, _MASKED, _WRITE_EXECUTE, _WRITE_EXECUTE)])]
    if unit.asks("SystemCallFilter"):
        refused = set(unit.known) - set(unit.allowed)
        answer = int(getattr(errno, unit.one("SystemCallErrorNumber")))
        yield _ERRNO | errno.ENOSYS, [*((call, 0, []) for call in unit.allowed), *((call, answer, []) for call in sorted(refused))]


class _Argument(ctypes.Structure):
    _fields_ = (("arg", ctypes.c_uint), ("op", ctypes.c_int), ("a", ctypes.c_uint64), ("b", ctypes.c_uint64))


def _load(default: int, rules: list[Rule]) -> None:
    library = _seccomp()
    context = library.seccomp_init(default)
    for call, error, compared in rules:
        number = library.seccomp_syscall_resolve_name(call.encode())
        if number < 0:  # not a call of this machine
            continue
        arguments = (_Argument * len(compared))(*(_Argument(*one) for one in compared))
        done = library.seccomp_rule_add_array(context, _ERRNO | error if error else _ALLOW, number, len(compared), arguments)
        if done < 0:
            raise OSError(-done, f"{call}: {os.strerror(-done)}")
    done = library.seccomp_load(context)
    if done < 0:
        raise OSError(-done, os.strerror(-done))
    library.seccomp_release(context)


def _seccomp() -> ctypes.CDLL:
    library = ctypes.CDLL("libseccomp.so.2")
    library.seccomp_init.restype = ctypes.c_void_p
    for name in ("seccomp_rule_add_array", "seccomp_load", "seccomp_release"):
        getattr(library, name).argtypes = [ctypes.c_void_p]
    library.seccomp_rule_add_array.argtypes = [ctypes.c_void_p, ctypes.c_uint32, ctypes.c_int, ctypes.c_uint, ctypes.c_void_p]
    return library


def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def _call(name: str, *arguments: int) -> None:
    """Make a system call; raises OSError."""
    number = _seccomp().seccomp_syscall_resolve_name(name.encode())
    if _libc().syscall(number, *map(ctypes.c_long, arguments)) < 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


def _refused(what: str, attempt: Callable[[], object], *errors: int) -> str:
    """Return with which of `errors` an attempt was answered; raises EscapedError."""
    try:
        attempt()
    except OSError as error:
        if error.errno in errors:
            return f"{what}: {errno.errorcode[error.errno]}"
        raise EscapedError(f"{what}: {error}") from error
    raise EscapedError(f"{what} was let through")


def _is(what: str, *, found: object, wanted: object) -> str:
    if found != wanted:
        raise EscapedError(f"{what} is {found}, not {wanted}")
    return f"{what}: {found or 'none'}"


def _status(field: str) -> str:
    lines = Path("/proc/self/status").read_text("ascii").splitlines()
    return next(line.partition(":")[2].strip() for line in lines if line.startswith(f"{field}:"))


def _limit(name: str) -> Callable[[Unit], str]:
    return lambda unit: _is("limit of a process", found=resource.getrlimit(_LIMITS[name])[1], wanted=unit.size(name))


def _written(path: str) -> str:
    return _refused(f"writing {path}", lambda: Path(path).write_bytes(b""), errno.EROFS, errno.EACCES, errno.ENOENT)


def _socket(family: int) -> Callable[[], object]:
    return lambda: socket.socket(family, socket.SOCK_RAW)


def _state_file(unit: Unit) -> Path:
    return Path("/var/lib", unit.one("StateDirectory"), "attempt")


def _set_id(unit: Unit) -> str:
    file = _state_file(unit)
    file.write_bytes(b"")
    try:
        return _refused("chmod 4755", lambda: file.chmod(0o4755), errno.EPERM)
    finally:
        file.unlink()


def _kept(unit: Unit) -> str:
    file = _state_file(unit)
    file.write_bytes(b"")
    mode = file.stat().st_mode & 0o777
    file.unlink()
    return _is("mode of a new file", found=oct(mode), wanted=oct(0o666 & ~int(unit.one("UMask"), 8)))


def _empty(*folders: str) -> str:
    return _is(
        " and ".join(folders), found=[name for folder in folders if Path(folder).is_dir() for name in Path(folder).iterdir()], wanted=[]
    )


def _devices() -> str:
    found = [path.name for path in Path("/dev").rglob("*") if path.is_block_device() or path.name in ("mem", "kmsg", "port")]
    return _is("block devices and memory in /dev", found=found, wanted=[])


def _processes() -> str:
    pids = [int(path.name) for path in Path("/proc").iterdir() if path.name.isdecimal()]
    return _is("processes of others", found=[pid for pid in pids if pid > 100], wanted=[])  # numbered anew: only our own are there


_NOT_PERMITTED = (errno.EPERM,)
ATTEMPTS: Mapping[str, Callable[[Unit], str]] = {
    "User": lambda _: _is("a root among its user numbers", found=[n for n in os.getresuid() if n == 0], wanted=[]),
    "StateDirectory": _kept,
    "WorkingDirectory": lambda unit: _is("working directory", found=str(Path.cwd()), wanted=unit.one("WorkingDirectory")),
    "UMask": _kept,
    "MemoryMax": _limit("MemoryMax"),
    "LimitNOFILE": _limit("LimitNOFILE"),
    "TasksMax": _limit("TasksMax"),
    "LimitCORE": _limit("LimitCORE"),
    "NoNewPrivileges": lambda _: _is("NoNewPrivs", found=_status("NoNewPrivs"), wanted="1"),
    "CapabilityBoundingSet": lambda _: _is("CapBnd", found=int(_status("CapBnd"), 16), wanted=0),
    "AmbientCapabilities": lambda _: _is("CapAmb and CapEff", found=int(_status("CapAmb"), 16) | int(_status("CapEff"), 16), wanted=0),
    "ProtectSystem": lambda _: f"{_written('/usr/attempt')}, {_written('/etc/aggregator/config.toml')}, {_written('/attempt')}",
    "ProtectHome": lambda _: _empty("/home", "/root", "/run/user"),
    "PrivateTmp": lambda _: _empty("/tmp", "/var/tmp"),
    "PrivateDevices": lambda _: _devices(),
    "PrivateUsers": lambda _: _is("users it sees", found=Path("/proc/self/uid_map").read_text("ascii").split()[2], wanted="1"),
    "ProtectClock": lambda _: _refused("clock_settime", lambda: time.clock_settime(time.CLOCK_REALTIME, 0), *_NOT_PERMITTED),
    "ProtectHostname": lambda _: _refused("sethostname", lambda: socket.sethostname("else"), *_NOT_PERMITTED),
    "ProtectKernelLogs": lambda _: _refused("syslog", lambda: _call("syslog", 10, 0, 0), *_NOT_PERMITTED),
    "ProtectKernelModules": lambda _: _refused("init_module", lambda: _call("init_module", 0, 0, 0), *_NOT_PERMITTED),
    "ProtectKernelTunables": lambda _: _written("/proc/sys/kernel/hostname"),
    "ProtectControlGroups": lambda _: _written("/sys/fs/cgroup/cgroup.procs"),
    "ProtectProc": lambda _: _processes(),
    "ProcSubset": lambda _: _is(
        "/proc/meminfo and /proc/sys", found=[Path("/proc/meminfo").read_bytes(), [*Path("/proc/sys").iterdir()]], wanted=[b"", []]
    ),
    "RestrictAddressFamilies": lambda _: ", ".join(
        _refused(name, _socket(family), errno.EAFNOSUPPORT) for name, family in (("AF_NETLINK", 16), ("AF_PACKET", 17), ("AF_VSOCK", 40))
    ),
    "RestrictNamespaces": lambda _: _refused("unshare", lambda: _call("unshare", _NEW_USER), *_NOT_PERMITTED),
    "LockPersonality": lambda _: _refused("personality", lambda: _call("personality", 0x40000), *_NOT_PERMITTED),
    "RestrictRealtime": lambda _: _refused("SCHED_FIFO", lambda: os.sched_setscheduler(0, 1, os.sched_param(1)), *_NOT_PERMITTED),
    "RestrictSUIDSGID": _set_id,
    "MemoryDenyWriteExecute": lambda _: _refused(
        "mmap to write and execute", lambda: mmap.mmap(-1, 4096, prot=_WRITE_EXECUTE), errno.EPERM, errno.EACCES
    ),
    "RemoveIPC": lambda _: _empty("/dev/mqueue", "/dev/shm"),
    "SystemCallArchitectures": lambda _: _is("Seccomp mode", found=_status("Seccomp"), wanted="2"),  # libseccomp knows no other by itself
    "SystemCallFilter": lambda _: ", ".join(
        _refused(call, lambda call=call: _call(call, 0, 0, 0, 0), *_NOT_PERMITTED)  # type: ignore[misc]  # mypy: the default of a lambda
        for call in ("mount", "ptrace", "chroot", "setuid", "reboot", "bpf", "sched_setaffinity")
    ),
}


def attempts(unit: Unit) -> dict[str, tuple[bool, str]]:
    """Try what the unit forbids: directive -> (is it held, what came of it)."""
    found: dict[str, tuple[bool, str]] = {}
    for name, attempt in ATTEMPTS.items():
        if unit.asks(name):
            try:
                found[name] = (True, attempt(unit))
            except EscapedError as escaped:
                found[name] = (False, str(escaped))
    return found


def main() -> None:
    """Apply, then become the command or try."""
    unit, command = Unit.read(Path(sys.argv[1]).read_text("ascii")), sys.argv[2:]
    apply(unit)
    if command:
        os.execv(command[0], command)  # noqa: S606 - the command is the harness's own
    print(json.dumps(attempts(unit)))


if __name__ == "__main__":
    main()
