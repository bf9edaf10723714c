"""The dashboard with the feeds beside it: what `union-health serve --feeds` runs."""

import os

import streamlit as st

from dashboard.catalogue.loader import catalogue
from dashboard.feeds.routes import feed_routes
from dashboard.home.registers import Home, home_folder
from dashboard.paths import app_file
from dashboard.query.filters import where_of
from dashboard.query.scope import SCOPE_VARIABLE

scope = where_of(os.environ.get(SCOPE_VARIABLE, "").splitlines(), catalogue())
app = st.App(str(app_file()), routes=feed_routes(Home(home_folder()), scope))
