"""Settings of every Samenspoor process; all that differs between installations comes from the environment."""

import os
import secrets
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from cryptography.fernet import Fernet
from csp.constants import NONE, SELF
from platformdirs import user_data_path

from samenspoor.foundation.ui.static_sources import NODE_STATIC_DIRS

PROJECT_ROOT = Path(__file__).resolve().parent.parent.parent
HOME = Path(os.environ.get("SAMENSPOOR_HOME") or user_data_path("samenspoor"))
DEMO = os.environ.get("SAMENSPOOR_DEMO") == "1"
DEBUG = os.environ.get("SAMENSPOOR_DEBUG") == "1"


def _kept_secret(name: str, make: Callable[[], str]) -> str:
    """Return a secret of the installation that was made once and is kept in the home folder."""
    path = HOME / name
    if not path.exists():
        HOME.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
                file.write(make())
        except FileExistsError:
            pass  # another process made it in the same instant
    return path.read_text()


def _database(url: str) -> dict[str, object]:
    """Turn a `postgresql://role@host:port/name?host=/socket` address into Django's dictionary."""
    parts = urlsplit(url)
    query = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.get("host") or unquote(parts.hostname or ""),
        "PORT": str(query.get("port") or parts.port or ""),
        "ATOMIC_REQUESTS": True,
        # The pool looks whether a connection still lives before it lends it: a restart of the server breaks no page.
        "CONN_HEALTH_CHECKS": True,
        # A lost connection must not leave a worker waiting for minutes.
        "OPTIONS": {
            "connect_timeout": 10,
            "pool": {"min_size": 0, "max_size": int(os.environ.get("SAMENSPOOR_POOL", "8")), "timeout": 20},
        },
    }


SECRET_KEY = os.environ.get("SAMENSPOOR_SECRET_KEY") or _kept_secret("secret-key", lambda: secrets.token_urlsafe(50))
# Seal the BSN and the seeds of the second factor. Newest first: that one seals, every one opens.
BSN_KEYS = [key.strip() for key in os.environ.get("SAMENSPOOR_BSN_KEYS", "").split(",") if key.strip()] or [
    _kept_secret("bsn-key", lambda: Fernet.generate_key().decode())
]
ALLOWED_HOSTS = os.environ.get("SAMENSPOOR_HOSTS", "localhost,127.0.0.1,[::1],testserver").split(",")
CSRF_TRUSTED_ORIGINS = [origin for origin in os.environ.get("SAMENSPOOR_ORIGINS", "").split(",") if origin]
# Where the website is, for links in mails: as the proxy in front names it.
SITE_ADDRESS = (CSRF_TRUSTED_ORIGINS or ["http://127.0.0.1:8000"])[0].rstrip("/")

INSTALLED_APPS = [
    "samenspoor.portals.chain",
    "samenspoor.portals.municipality",
    "samenspoor.portals.organisation",
    "samenspoor.portals.volunteer",
    "samenspoor.domain.journeys",
    "samenspoor.domain.retention",
    "samenspoor.domain.monitoring",
    "samenspoor.domain.volunteering",
    "samenspoor.domain.trajectory",
    "samenspoor.domain.casework",
    "samenspoor.domain.linkage",
    "samenspoor.domain.intake",
    "samenspoor.domain.agreements",
    "samenspoor.foundation.messaging",
    "samenspoor.foundation.jobs",
    "samenspoor.foundation.accounts",
    "samenspoor.foundation.audit",
    "samenspoor.foundation.organisations",
    "samenspoor.foundation.ui",
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django_htmx",
    "template_partials",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "pgtrigger",
    "pghistory",
    "procrastinate.contrib.django",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "samenspoor.foundation.ui.middleware.UploadLimitMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "samenspoor.foundation.accounts.middleware.ActingMiddleware",
    "samenspoor.foundation.ui.middleware.AnswerInWordsMiddleware",
]

ROOT_URLCONF = "samenspoor.config.urls"
WSGI_APPLICATION = "samenspoor.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "samenspoor.foundation.accounts.context.acting_person",
                "samenspoor.portals.municipality.navigation.main_menu",
                "samenspoor.portals.organisation.navigation.main_menu",
                "samenspoor.portals.volunteer.navigation.main_menu",
            ],
        },
    }
]

DATABASES = {"default": _database(os.environ.get("DATABASE_URL", "postgresql://samenspoor_app@localhost/samenspoor"))}
DATABASE_APPLICATION_ROLE = DATABASES["default"]["USER"] or "samenspoor_app"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "start"
ACCOUNT_ADAPTER = "samenspoor.foundation.accounts.adapter.Adapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # an administrator adds people; nobody signs up
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_SESSION_REMEMBER = False
# A message may name a resident: it waits in the visitor's own browser until the next page, never in our database.
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Samenspoor"
MFA_ADAPTER = "samenspoor.foundation.accounts.adapter.SecondFactorAdapter"
# Nobody signs up here, so nobody can take the second factor of an address that belongs to someone else.
MFA_ALLOW_UNVERIFIED_EMAIL = True
# Left out, no e-mail is sent, and the page for a forgotten password says whom to ask.
EMAIL_HOST = os.environ.get("SAMENSPOOR_SMTP_HOST", "")
EMAIL_PORT = int(os.environ.get("SAMENSPOOR_SMTP_PORT", "587"))
EMAIL_HOST_USER = os.environ.get("SAMENSPOOR_SMTP_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("SAMENSPOOR_SMTP_PASSWORD", "")
EMAIL_USE_TLS = EMAIL_PORT != 25
EMAIL_TIMEOUT = 10
# The demo has no mail server: what it would send lies in a folder, to read.
EMAIL_FILE_PATH = HOME / "mail"
if DEMO and not EMAIL_HOST:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
DEFAULT_FROM_EMAIL = os.environ.get("SAMENSPOOR_MAIL_FROM", "samenspoor@localhost")
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

# Counters of tries must be the same for every web process, so they live in the database. Figures may differ by some
# seconds; they stay in the memory of the process, because no policy guards the table of the tries.
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "accounts_attempt"},
    "figures": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "figures"},
}

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not (DEMO or DEBUG)
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 10 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
# So many proxies of our own stand in front; the address before theirs is the visitor's, for the rate limits.
PROXIES = int(os.environ.get("SAMENSPOOR_BEHIND_PROXY") or 0)
ALLAUTH_TRUSTED_PROXY_COUNT = PROXIES
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PROXIES else None
SECURE_SSL_REDIRECT = PROXIES > 0
SECURE_HSTS_SECONDS = 31_536_000 if SECURE_SSL_REDIRECT else 0
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "font-src": [SELF],
        "img-src": [SELF, "data:"],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands")]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Amsterdam"
USE_THOUSAND_SEPARATOR = False

STATIC_URL = "static/"
STATIC_ROOT = Path(os.environ.get("SAMENSPOOR_STATIC") or PROJECT_ROOT / "build" / "static")
STATICFILES_DIRS = NODE_STATIC_DIRS
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
# Uploaded files stand outside the web root; only access-controlled views read them.
MEDIA_ROOT = HOME / "files"
FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "samenspoor.foundation.ui.uploads.DiskUploadHandler",
]
# What lives for one step only, swept every night; outside the registers a copy would outlive its term.
SCRATCH_ROOT = FILE_UPLOAD_TEMP_DIR = HOME / "scratch"
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700
UPLOAD_LIMIT_BYTES = 512 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

# The population register: the address and key of the municipality's gateway to Haal Centraal BRP v2, or a file with
# made-up people. Without either a caseworker looks people up by hand.
BRP_URL = os.environ.get("BRP_URL", "")
BRP_KEY = os.environ.get("BRP_KEY", "")
BRP_FILE = os.environ.get("BRP_FILE", "")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["stderr"], "level": os.environ.get("SAMENSPOOR_LOG", "WARNING")},
}

PGHISTORY_INSTALL_CONTEXT_FUNC_ON_MIGRATE = True
