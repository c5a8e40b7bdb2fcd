"""What the workers do for themselves: give stalled jobs another try, and forget what was finished long ago."""

from procrastinate.contrib.django import app

from samenspoor.foundation.jobs import rhythm
from samenspoor.foundation.jobs.scratch import sweep_scratch
from samenspoor.foundation.jobs.stalled import retry_stalled

UPKEEP = "upkeep"
HOURS_TO_REMEMBER = 30 * 24


@app.periodic(cron=rhythm.EVERY_FIFTEEN_SECONDS)
@app.task(name="retry_stalled_jobs", queue=UPKEEP)
async def retry_stalled_jobs(timestamp: int) -> None:
    """Give jobs of silent workers another try."""
    await retry_stalled()


@app.periodic(cron=rhythm.EVERY_HOUR)
@app.task(name="forget_upkeep", queue=UPKEEP)
async def forget_upkeep(timestamp: int) -> None:
    """Remove the finished jobs of this module, which come thousands a day."""
    await app.job_manager.delete_old_jobs(nb_hours=1, queue=UPKEEP, include_failed=True, include_aborted=True)


@app.periodic(cron=rhythm.EVERY_NIGHT)
@app.task(name="forget_finished_jobs", queue=UPKEEP)
async def forget_finished_jobs(timestamp: int) -> None:
    """Remove jobs that ended a month ago, however they ended."""
    await app.job_manager.delete_old_jobs(
        nb_hours=HOURS_TO_REMEMBER, include_failed=True, include_cancelled=True, include_aborted=True
    )


@app.periodic(cron=rhythm.EVERY_NIGHT)
@app.task(name="sweep_scratch", queue=UPKEEP)
def sweep(timestamp: int) -> None:
    """Remove files that a killed process left."""
    sweep_scratch()
