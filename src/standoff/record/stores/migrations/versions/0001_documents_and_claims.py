"""Documents, their copies by outlet, claims and problems."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "documents",
        sa.Column("id", sa.String(18), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_documents"),
    )
    op.create_table(
        "outlets",
        sa.Column("name", sa.String(255), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_outlets"),
    )
    op.create_table(
        "copies",
        sa.Column("document", sa.String(18), nullable=False),
        sa.Column("outlet", sa.String(255), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("published", sa.Date(), nullable=True),
        sa.Column("seen", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("document", "outlet", name="pk_copies"),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], "fk_copies_document_documents"),
        sa.ForeignKeyConstraint(["outlet"], ["outlets.name"], "fk_copies_outlet_outlets"),
    )
    op.create_table(
        "claims",
        sa.Column("id", sa.String(18), nullable=False),
        sa.Column("document", sa.String(18), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("rule", sa.String(80), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_claims"),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], "fk_claims_document_documents"),
    )
    op.create_index("ix_claims_document", "claims", ["document"])
    op.create_index("ix_claims_kind", "claims", ["kind"])
    op.create_table(
        "problems",
        sa.Column("id", sa.String(18), nullable=False),
        sa.Column("document", sa.String(18), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_problems"),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], "fk_problems_document_documents"),
    )
    op.create_index("ix_problems_document", "problems", ["document"])


def downgrade() -> None:
    for table in ("problems", "claims", "copies", "outlets", "documents"):
        op.drop_table(table)
