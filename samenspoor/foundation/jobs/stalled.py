"""Jobs whose worker was killed or lost its database go back into the queue; nothing that was deferred is lost."""

import logging

from procrastinate.contrib.django import app
from procrastinate.jobs import Status

from samenspoor.foundation.jobs import rhythm

# A job that ends its worker every time would keep everyone busy for ever.
MAXIMUM_ATTEMPTS = 10

logger = logging.getLogger(__name__)


async def retry_stalled() -> int:
    """Put the jobs of silent workers back into the queue; return how many. A job goes on from its last finished step.

    A job that was tried ten times ends as failed, visible and out of the way.
    """
    stalled = list(await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=rhythm.STALLED_SECONDS))
    for job in stalled:
        logger.warning("job %s (%s) lost its worker in attempt %s", job.id, job.task_name, job.attempts + 1)
        if job.attempts + 1 < MAXIMUM_ATTEMPTS:
            await app.job_manager.retry_job(job)
        else:
            await app.job_manager.finish_job(job, status=Status.FAILED, delete_job=False)
    return len(stalled)
