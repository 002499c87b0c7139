pytest_plugins = ["ringback"]
