"""The pool: workers are limited and replaced, and one job's end is nobody else's."""

import os
import threading

import pytest

from model.rollup.pool import CRASH, TIME, WorkerEndedError, WorkerPool


def echo(text: str) -> bytes:
    return text.encode()


def pid() -> bytes:
    return str(os.getpid()).encode()


def crash() -> bytes:
    os._exit(9)


def hang() -> bytes:
    threading.Event().wait()
    return b""


def fault() -> bytes:
    raise ZeroDivisionError


@pytest.fixture(scope="module")
def pool():
    with WorkerPool(1, seconds=1.5) as made:
        yield made


def test_one_worker_does_many_jobs(pool) -> None:
    assert [f.result() for f in [pool.submit(echo, str(i)) for i in range(20)]] == [
        str(i).encode() for i in range(20)
    ]
    assert pool.submit(pid).result() == pool.submit(pid).result() != pid()


@pytest.mark.parametrize(("job", "reason"), [(crash, CRASH), (hang, TIME), (fault, CRASH)])
def test_a_job_that_goes_wrong_costs_only_itself(pool, job, reason) -> None:
    # The first job of a worker may take longer, for the worker starts with it.
    pool.submit(echo, "ready").result()
    wrong, after = pool.submit(job), pool.submit(echo, "after")
    with pytest.raises(WorkerEndedError) as caught:
        wrong.result()
    assert caught.value.reason == reason and after.result() == b"after"


def test_what_is_queued_can_be_cancelled() -> None:
    made = WorkerPool(1)
    futures = [made.submit(echo, str(i)) for i in range(50)]
    made.shutdown(cancel_futures=True)
    assert all(future.done() for future in futures) and futures[-1].cancelled()
    with pytest.raises(RuntimeError):
        made.submit(echo, "late")
