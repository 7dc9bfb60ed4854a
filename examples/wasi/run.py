"""Run a command component with the Python package `wasmtime`: `python run.py ask.wasm`.

The component gets standard input and output, the environment and outgoing HTTP, but no files and no other sockets. The
first run compiles it, which takes a few seconds, and keeps the result beside it (`.cwasm`).
"""

from __future__ import annotations

import sys
from pathlib import Path

from wasmtime import Engine, ExitTrap, Store, Trap, WasiConfig, WasmtimeError
from wasmtime.component import Component, Linker


def compiled(engine: Engine, wasm: Path) -> Component:
    """Return the component, compiled for this machine and this version of wasmtime."""
    cache = wasm.with_suffix(".cwasm")
    if cache.exists() and cache.stat().st_mtime >= wasm.stat().st_mtime:
        try:
            return Component.deserialize_file(engine, str(cache))
        except WasmtimeError:
            pass  # another version of wasmtime compiled it
    component = Component.from_file(engine, wasm)
    cache.write_bytes(component.serialize())
    return component


def run(wasm: Path) -> int:
    """Run the component to its end; return the exit status."""
    engine = Engine()
    component = compiled(engine, wasm)
    linker = Linker(engine)
    linker.add_wasip2()
    linker.add_wasi_http()
    store = Store(engine)
    wasi = WasiConfig()
    wasi.inherit_stdin()
    wasi.inherit_stdout()
    wasi.inherit_stderr()
    wasi.inherit_env()
    store.set_wasi(wasi)
    store.set_wasi_http()
    instance = linker.instantiate(store, component)
    interface = instance.get_export_index(store, "wasi:cli/run@0.2.0")
    export = interface and instance.get_export_index(store, "run", interface)
    function = instance.get_func(store, export) if export else None
    if function is None:
        raise SystemExit(f"{wasm} does not export wasi:cli/run: is it a command?")
    try:
        return 0 if function(store).tag == "ok" else 1
    except ExitTrap as ended:
        return ended.code
    except (Trap, WasmtimeError) as error:
        print(f"the component failed: {str(error).strip().splitlines()[-1].strip()}", file=sys.stderr)
        return 134


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit("usage: python run.py COMPONENT.wasm")
    raise SystemExit(run(Path(sys.argv[1])))
