"""Settings of the first site to compare with: stock Pelican as it comes, plus full-text RSS for all and each tag."""

SITENAME = "Stock"
SITEURL = "http://localhost:8000"
TIMEZONE = "UTC"
THEME = "simple"

FEED_ALL_RSS = "feeds/all.rss.xml"
TAG_FEED_RSS = "feeds/tag-{slug}.rss.xml"
RSS_FEED_SUMMARY_ONLY = False
