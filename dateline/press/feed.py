"""The RSS feed: RSS 2.0 with content:encoded, dc:creator and an identity that does not hang on the address."""

from __future__ import annotations

import datetime
from typing import Any

from feedgenerator import Rss201rev2Feed, get_tag_uri
from pelican.writers import Writer

from dateline.press import links


class Rss(Rss201rev2Feed):  # type: ignore[misc]  # feedgenerator has no types
    """RSS 2.0 with the full text beside the summary (RSS 1.0 modules: Content)."""

    def rss_attributes(self) -> dict[str, str]:
        """The namespaces."""
        attributes: dict[str, str] = super().rss_attributes()
        return attributes | {"xmlns:content": "http://purl.org/rss/1.0/modules/content/"}

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        """One item."""
        super().add_item_elements(handler, item)
        handler.addQuickElement("content:encoded", item["content"])

    def latest_post_date(self) -> datetime.datetime:
        """The newest change among the items, never the clock."""
        return super().latest_post_date() if self.items else datetime.datetime.fromtimestamp(0, datetime.UTC)


class FeedWriter(Writer):  # type: ignore[misc]  # Pelican has no types
    """Pelican's writer, with our feed."""

    def _create_new_feed(self, _type: str, _title: str | None, context: dict[str, Any]) -> Rss:
        return Rss(
            title=context["SITENAME"],
            link=f"{self.site_url}/",
            feed_url=self.feed_url,
            description=context["SITESUBTITLE"],
            language=context["DEFAULT_LANG"],
        )

    def _add_item_to_the_feed(self, feed: Rss, article: Any) -> None:
        link = f"{self.site_url}/{article.url}"
        feed.add_item(
            title=article.title,
            link=link,
            description=article.blurb,
            content=links.absolute(article.get_content(self.site_url), link),
            # Pelican's own id for what is written by hand, so that a site that moves here keeps its readers' marks.
            unique_id=getattr(article, "guid", None) or get_tag_uri(link, article.date),
            unique_id_is_permalink=False,
            author_name=", ".join(article.creators) or None,
            categories=[tag.name for tag in getattr(article, "tags", ())],
            pubdate=article.date,
            updateddate=getattr(article, "modified", None),
        )
