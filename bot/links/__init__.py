"""Pages of shops: fetched safely, read by their structured data. `Pages` is the way in, `clean` what is stored."""

from bot.links.addresses import Network
from bot.links.cleaning import clean
from bot.links.pages import Limits, Pages
from bot.links.values import Availability, Page, Product, Reason, Refused, SaleClaim

__all__ = ["Availability", "Limits", "Network", "Page", "Pages", "Product", "Reason", "Refused", "SaleClaim", "clean"]
