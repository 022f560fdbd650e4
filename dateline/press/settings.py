"""Pelican settings that every Dateline site shares. `pelicanconf.py` imports them all, and may override."""

from __future__ import annotations

from dateline.press import lists, page

# Every published name is permanent, so it hangs on nothing that may change.
ARTICLE_URL = ARTICLE_LANG_URL = "{date:%Y}/{date:%m}/{date:%d}/{slug}/"
ARTICLE_SAVE_AS = ARTICLE_LANG_SAVE_AS = ARTICLE_URL + "index.html"
PAGE_URL = PAGE_LANG_URL = "{slug}/"
PAGE_SAVE_AS = PAGE_LANG_SAVE_AS = PAGE_URL + "index.html"
TAG_URL = "tags/{slug}/"
TAG_SAVE_AS = TAG_URL + "index.html"
TAGS_SAVE_AS = "tags/index.html"
ARCHIVES_SAVE_AS = "archive/index.html"
CATEGORY_SAVE_AS = AUTHOR_SAVE_AS = ""
DIRECT_TEMPLATES = ["index", "tags", "archives", "404"]
RELATIVE_URLS = True

FEED_RSS = "feed.xml"
FEED_MAX_ITEMS = 50
RSS_FEED_SUMMARY_ONLY = False
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None

ARTICLE_ORDER_BY = lists.order
ARTICLE_TRANSLATION_ID = PAGE_TRANSLATION_ID = None
USE_FOLDER_AS_CATEGORY = False
DEFAULT_PAGINATION = False
PAGINATED_TEMPLATES: dict[str, None] = {}

STATIC_PATHS = [""]
IGNORE_FILES = [".*", "*~", "#*#", "__pycache__"]
_EXTENSIONS: dict[str, dict[str, str]] = {"markdown.extensions.extra": {}, "markdown.extensions.meta": {}}
MARKDOWN = {"extension_configs": _EXTENSIONS}
FORMATTED_FIELDS: list[str] = []
LOCALE = ["C"]  # the machine's never reaches the output

JINJA_ENVIRONMENT = {"autoescape": True, "trim_blocks": True, "lstrip_blocks": True}
JINJA_FILTERS = {**page.FILTERS, "by_year": lists.by_year}
