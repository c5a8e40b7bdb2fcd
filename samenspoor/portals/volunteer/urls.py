"""Addresses of a volunteer's phone, below the name of the organisation."""

from django.urls import path
from django.views.decorators.cache import never_cache

from samenspoor.portals.volunteer.views import cards, learning, offline, orders, residents, today, visits

app_name = "volunteer"
# A browser keeps no page about people on the phone; what has to be there without connection is kept sealed.
urlpatterns = [
    path("", never_cache(today.today), name="today"),
    path("bericht/<int:pk>/", never_cache(today.read_message), name="read_message"),
    path("hoe-gaat-het/", never_cache(today.how_are_you), name="how_are_you"),
    path("inwoner/<int:pk>/", never_cache(residents.resident), name="resident"),
    path("inwoner/<int:pk>/plannen/", never_cache(visits.plan), name="plan"),
    path("inwoner/<int:pk>/vastleggen/", never_cache(visits.log), name="log"),
    path("inwoner/<int:pk>/teruggeven/", never_cache(residents.give_back), name="give_back"),
    path("inwoner/<int:pk>/dringend/", never_cache(residents.urgent), name="urgent"),
    path("bezoek/<int:pk>/afzeggen/", never_cache(visits.call_off), name="call_off"),
    path("bezoek/<int:pk>/veilig/", never_cache(visits.check_out), name="check_out"),
    path("opdracht/<int:pk>/", never_cache(orders.order), name="order"),
    path("opdracht/<int:pk>/pas/", never_cache(orders.order_pass), name="order_pass"),
    path("leren/", never_cache(learning.learn), name="learn"),
    path("leren/<int:pk>/graag/", never_cache(learning.wish), name="wish_training"),
    path("leren/format/<int:pk>/", never_cache(learning.format_file), name="format_file"),
    path("leren/<slug:slug>/", learning.guide, name="guide"),
    path("nummers/", never_cache(cards.numbers), name="numbers"),
    path("pas/", never_cache(cards.card), name="card"),
    path("installeren/", offline.install, name="install"),
    path("sleutel/", offline.key, name="key"),
    path("app.webmanifest", offline.manifest, name="manifest"),
    path("app.js", offline.worker, name="worker"),
    path("zonder-internet/", never_cache(offline.offline), name="offline"),
    path("niet-verstuurd/", never_cache(offline.not_sent), name="not_sent"),
]
