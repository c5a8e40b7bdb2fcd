"""Addresses of the municipality's pages, below the organisation's name."""

from django.urls import path

from samenspoor.portals.municipality.views import creditors, deliveries, dossier, retention, start, work, worklist

app_name = "municipality"
urlpatterns = [
    path("", start.start, name="start"),
    path("werklijst/", worklist.worklist, name="worklist"),
    path("werklijst/zoeken/", worklist.search, name="search"),
    path("meldingen/<int:pk>/", dossier.dossier, name="dossier"),
    path("meldingen/<int:pk>/tik/", work.tap, name="tap"),
    path("meldingen/<int:pk>/contact/", work.attempt, name="attempt"),
    path("meldingen/<int:pk>/onveilig/", work.mark_unsafe, name="mark_unsafe"),
    path("meldingen/<int:pk>/toewijzen/", work.assign, name="assign"),
    path("personen/<int:pk>/gesprek/", work.accept_conversation, name="accept_conversation"),
    path("personen/<int:pk>/bevestigd/", work.confirm, name="confirm"),
    path("personen/<int:pk>/gevoerd/", work.hold_conversation, name="hold_conversation"),
    path("personen/<int:pk>/hulp/", work.accept_help, name="accept_help"),
    path("personen/<int:pk>/toegelaten/", work.admit, name="admit"),
    path("personen/<int:pk>/afsluiten/", work.close, name="close"),
    path("personen/<int:pk>/heropenen/", work.reopen, name="reopen"),
    path("pauzes/<int:pk>/antwoord/", work.answer_pause, name="answer_pause"),
    path("aanleveringen/", deliveries.deliveries, name="deliveries"),
    path("aanleveringen/lijst/", deliveries.delivery_list, name="delivery_list"),
    path("aanleveringen/afzenders/", deliveries.senders, name="senders"),
    path("aanleveringen/<int:pk>/", deliveries.delivery, name="delivery"),
    path("aanleveringen/<int:pk>/kolommen/", deliveries.columns, name="columns"),
    path("aanleveringen/<int:pk>/voortgang/", deliveries.progress, name="delivery_progress"),
    path("vastelastenpartners/", creditors.creditors, name="creditors"),
    path("vastelastenpartners/nieuw/", creditors.add, name="add_creditor"),
    path("vastelastenpartners/<int:pk>/", creditors.creditor, name="creditor"),
    path("vastelastenpartners/<int:pk>/verantwoordelijke/", creditors.responsible, name="responsible"),
    path("vastelastenpartners/indelingen/<int:pk>/vergeten/", creditors.forget_profile, name="forget_profile"),
    path("bewaren/", retention.overview, name="retention"),
    path("bewaren/termijnen/<slug:retention_class>/", retention.term, name="retention_term"),
    path("bewaren/dpia/", retention.dpia, name="dpia"),
    path("bewaren/vernietigen/", retention.destroy, name="destroy"),
    path("bewaren/verslagen/<int:pk>/", retention.report, name="destruction_report"),
    path("bewaren/verslagen/<int:pk>/voortgang/", retention.progress, name="destruction_progress"),
]
