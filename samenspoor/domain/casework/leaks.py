"""What went out while signals stood under the wrong person: a possible data breach (AVG art. 4(12), 33)."""

from dataclasses import dataclass
from datetime import datetime

from samenspoor.domain.casework.models import ContactAttempt, ContactResult, DossierSignal, Feedback
from samenspoor.domain.linkage.models import Link, LinkReview


@dataclass(frozen=True)
class Leak:
    """Counts only, so that they can be reported without names. `withdrawn` feedback never reached a creditor."""

    dossier: int
    since: datetime
    until: datetime
    letters: int
    conversations: int
    told: int
    withdrawn: int


def leak_through(review: LinkReview, *, at: datetime) -> Leak | None:
    """Say what was sent or told while an answer "the same person" stood; None when nothing was."""
    if review.verdict != LinkReview.Verdict.SAME:
        return None
    since, until = review.decided_at, review.undone_at or at
    signals = Link.objects.filter(pk__in=review.moved_links).values("signal")
    rows = DossierSignal.objects.filter(signal__in=signals)
    dossiers = list(rows.order_by("pk").values_list("dossier", flat=True))
    if not dossiers:
        return None
    made = Feedback.objects.filter(dossier_signal__in=rows, composed_at__gte=since, composed_at__lt=until)
    told = made.filter(status=Feedback.Status.SENT).count()
    attempts = ContactAttempt.objects.filter(
        dossier__address__in=rows.values("dossier__address"), recorded_at__gte=since, recorded_at__lt=until
    )
    # What was meant for the whole address reached the wrong person as well.
    attempts = attempts.filter(resident=None) | attempts.filter(resident=review.resident_id)
    leak = Leak(
        dossier=dossiers[0],
        since=since,
        until=until,
        letters=attempts.filter(result=ContactResult.SENT).count(),
        conversations=attempts.filter(result=ContactResult.SPOKEN).count(),
        told=told,
        withdrawn=made.count() - told,
    )
    return leak if leak.letters or leak.conversations or leak.told or leak.withdrawn else None
