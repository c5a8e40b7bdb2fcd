"""How often a worker says that it lives, and after how long a silence its jobs pass to another."""

HEARTBEAT_SECONDS = 10
# A busy or paused machine may miss two beats; a job that starts twice is worse than one that starts late.
STALLED_SECONDS = 30
# Whoever waits for a job waits this long for a database that is gone.
LOST_SECONDS = 60
EVERY_FIFTEEN_SECONDS = "* * * * * */15"
EVERY_NIGHT = "17 3 * * *"
EVERY_HOUR = "41 * * * *"
