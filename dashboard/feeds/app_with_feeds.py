"""The dashboard with the feeds beside it: what `union-health serve --feeds` runs."""

import streamlit as st

from dashboard.feeds.routes import feed_routes
from dashboard.home.registers import Home, home_folder
from dashboard.paths import app_file
from dashboard.query.scope import server_scope

app = st.App(str(app_file()), routes=feed_routes(Home(home_folder()), server_scope()))
