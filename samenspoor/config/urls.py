"""Every address of the site: signing in, then one folder per organisation."""

from django.conf import settings
from django.urls import include, path

urlpatterns = [
    path("", include("samenspoor.foundation.accounts.urls")),
    *([path("", include("samenspoor.foundation.ui.urls"))] if settings.DEMO or settings.DEBUG else []),
    path("", include("samenspoor.portals.organisation.link_urls")),
    path("<slug:organisation>/", include("samenspoor.foundation.accounts.organisation_urls")),
    path("<slug:organisation>/", include("samenspoor.portals.municipality.urls")),
    path("<slug:organisation>/", include("samenspoor.portals.organisation.urls")),
    path("<slug:organisation>/", include("samenspoor.portals.chain.urls")),
    path("<slug:organisation>/telefoon/", include("samenspoor.portals.volunteer.urls")),
]
