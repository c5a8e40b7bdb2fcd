from django.db import migrations

from samenspoor.foundation.organisations import policies


class Migration(migrations.Migration):
    """Apart from the tables: PostgreSQL checks new foreign keys under the policies."""

    dependencies = [
        ("casework", "0001_initial"),
        ("intake", "0002_policies"),
        ("linkage", "0002_policies"),
        ("organisations", "0002_policies"),
    ]

    operations = [
        policies.Secure("WorkingAgreement"),
        policies.Secure("Round"),
        policies.Secure("PriorityRules"),
        policies.Secure("Dossier"),
        policies.Secure("DossierSignal"),
        policies.Secure("SeparateAddress"),
        policies.Secure("SearchTerm"),
        policies.Secure("Deadline"),
        policies.Secure("DossierResident"),
        policies.Secure("ContactAttempt"),
        policies.Secure("HelpOffer"),
        policies.Secure("CollectionPause"),
        policies.Secure("FeedbackRight"),
        policies.Secure("Feedback"),
        policies.Secure("UnsafeAddress"),
        policies.Secure("ResidentCheck"),
        policies.Secure("ResidentBsn"),
        policies.Secure("CheckRun"),
        policies.Secure("DebtHelpList"),
        policies.Secure("KnownAtDebtHelp"),
        policies.Secure("CourtAdministrator"),
        policies.Secure("PriorityDecision"),
        policies.Secure("JudgingRun"),
        policies.Secure("BulkAction"),
        policies.Secure("BulkLine"),
        policies.Secure("DataBreach"),
        policies.Secure("DataBreachStep"),
        policies.Secure("SavedView"),
        policies.Secure("LetterText"),
        policies.Secure("LetterBatch"),
        policies.Secure("Letter"),
        policies.Secure("PlannedVisit"),
        policies.Secure("ReferenceCode"),
        policies.Secure("Reminder"),
        policies.SecureHistory("WorkingAgreementEvent"),
        policies.SecureHistory("RoundEvent"),
        policies.SecureHistory("DossierEvent"),
        policies.SecureHistory("DossierResidentEvent"),
        policies.SecureHistory("ContactAttemptEvent"),
        policies.SecureHistory("HelpOfferEvent"),
        policies.SecureHistory("CollectionPauseEvent"),
        policies.SecureHistory("FeedbackRightEvent"),
        policies.SecureHistory("FeedbackEvent"),
        policies.SecureHistory("UnsafeAddressEvent"),
        policies.SecureHistory("ResidentCheckEvent"),
        policies.SecureHistory("ResidentBsnEvent"),
        policies.SecureHistory("KnownAtDebtHelpEvent"),
        policies.SecureHistory("CourtAdministratorEvent"),
        policies.SecureHistory("DataBreachEvent"),
        policies.SecureHistory("LetterEvent"),
        policies.SecureHistory("PlannedVisitEvent"),
    ]
