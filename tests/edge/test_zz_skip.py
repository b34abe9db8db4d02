import pytest
@pytest.mark.skip(reason="x")
def test_a(): pass
def test_b(): pass
