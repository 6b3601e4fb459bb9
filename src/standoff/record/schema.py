"""The tables in which claims, documents and outlets are kept."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)

__all__ = ["claims", "copies", "documents", "metadata", "outlets", "problems"]

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

documents = Table(
    "documents",
    metadata,
    Column("id", String(18), primary_key=True),
    Column("title", Text, nullable=False),
    Column("text", Text, nullable=False),
)

outlets = Table("outlets", metadata, Column("name", String(255), primary_key=True))

copies = Table(
    "copies",
    metadata,
    Column("document", ForeignKey("documents.id"), primary_key=True),
    Column("outlet", ForeignKey("outlets.name"), primary_key=True),
    Column("url", Text, nullable=False),
    Column("published", Date),
    Column("seen", Date, nullable=False),
)

claims = Table(
    "claims",
    metadata,
    Column("id", String(18), primary_key=True),
    Column("document", ForeignKey("documents.id"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("rule", String(80), nullable=False),
    Column("content", JSON, nullable=False),
    Index("ix_claims_document", "document"),
    Index("ix_claims_kind", "kind"),
)

problems = Table(
    "problems",
    metadata,
    Column("id", String(18), primary_key=True),
    Column("document", ForeignKey("documents.id"), nullable=False),
    Column("content", JSON, nullable=False),
    Index("ix_problems_document", "document"),
)
