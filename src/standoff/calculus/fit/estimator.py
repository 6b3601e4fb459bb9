"""Maximum likelihood for strategic models: SBI starts, then Newton with exact derivatives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypedDict, Unpack

import numpy as np
from numpy.typing import NDArray

from standoff.calculus.fit.design import Design, columns_of, design_of, groups_of
from standoff.calculus.fit.estimate import Estimate, Settings
from standoff.calculus.fit.formulas import Formula, names_in, parse
from standoff.calculus.fit.game import WEAK, Errors, TreeModel, leverage
from standoff.calculus.fit.identification import cautions_of, check
from standoff.calculus.fit.jets import Floats, Jet, value
from standoff.calculus.fit.links import LINKS
from standoff.calculus.fit.newton import TOLERANCE, Ascent, climb
from standoff.calculus.fit.penalties import PENALTIES, penalty_of
from standoff.calculus.fit.variances import KINDS, bootstrap_variance, group_codes, variance
from standoff.errors import NotConverged, UsageError

__all__ = [
    "FitOptions",
    "Likelihood",
    "errors_at",
    "estimate_design",
    "fit",
    "prepare",
    "settings_of",
]

FEW = 10.0
"""Observations per coefficient below which coefficients are penalised by default."""
SINGULAR = 1e10


class FitOptions(TypedDict, total=False):
    """Options of `fit`; all have defaults."""

    link: str
    kind: str
    penalty: str
    se: str
    clusters: str | Sequence[str]
    weights: Any
    fixed: Mapping[str, float]
    scale: str | None
    scale_by: str
    levels: Sequence[Any]
    draws: int
    rng: np.random.Generator
    start: Floats


@dataclass(frozen=True, slots=True)
class Likelihood:
    """The objective of one estimation as a function of the free coefficients."""

    model: Any
    design: Design
    settings: Settings
    penalty: str

    def full(self, free: Floats) -> Floats:
        """Put free coefficients among the fixed ones."""
        theta = self.design.fixed_values.copy()
        theta[~self.design.fixed] = free
        return theta

    def terms(self, theta: Floats) -> Jet:
        """Give the log-likelihood of each row at theta (k,)."""
        jets = self.design.jets(theta)
        errors = errors_at(self.settings, jets, model=self.model)
        terms: Jet = self.model.terms(jets, self.design.y, errors=errors)
        return terms

    def values(self, theta: Floats) -> tuple[Jet, list[str]]:
        """Give each row's log-likelihood at theta (k,), and which later chances hardly vary."""
        plain = [value(jet) for jet in self.design.jets(theta)]
        errors = errors_at(self.settings, plain, model=self.model)
        made = self.model.terms(plain, self.design.y, errors=errors)
        rows = made if isinstance(made, Jet) else Jet(made, {}, {})
        return rows, self._weak(plain, errors)

    def _weak(self, plain: Sequence[Any], errors: Errors) -> list[str]:
        if not isinstance(self.model, TreeModel):
            return []
        spreads = leverage(self.model, plain, errors=errors)
        return [
            f"the chance of {name!r} hardly varies over the rows (strategic leverage "
            f"{spread:.2g} < {WEAK}), so what runs through it is weakly identified"
            for name, spread in spreads.items()
            if spread < WEAK
        ]

    def __call__(self, free: Floats) -> tuple[float, Floats, Floats]:
        """Give objective, gradient and Hessian in the free coefficients."""
        terms = self.terms(self.full(free))
        gradient, hessian = self.design.assemble(terms)
        if len(free) < len(gradient):
            keep = ~self.design.fixed
            gradient, hessian = gradient[keep], hessian[np.ix_(keep, keep)]
        value = self.design.total(terms)
        if self.penalty != "none":
            at = np.flatnonzero(self._held())
            names = [self.design.names[i] for i in np.flatnonzero(~self.design.fixed)]
            more, first, second = penalty_of(self.penalty, [names[i] for i in at])(free[at])
            value, gradient[at] = value + more, gradient[at] + first
            hessian[at, at] += second
        return value, gradient, hessian

    def _held(self) -> NDArray[np.bool_]:
        """Say which free coefficients a penalty holds: all but log-scales."""
        scales = np.array([name.startswith("log(s") for name in self.design.names], dtype=bool)
        return ~scales[~self.design.fixed]


def errors_at(settings: Settings, utilities: Sequence[Any], *, model: Any) -> Errors:
    """Give the stochastic part, with log-scales taken from after the payoffs."""
    scales = tuple(utilities[len(model.payoffs) :])
    return Errors(LINKS[settings.link], settings.kind, scales)


def fit(model: Any, data: Any, *, formulas: str, **options: Unpack[FitOptions]) -> Estimate:
    """Estimate a strategic model on a table.

    Parameters
    ----------
    model : UtilityModel
        e.g. `standoff.calculus.models.egame12.EGAME12`.
    data : frame or mapping
        Rows are observations; rows with a missing value in a used column are dropped.
    formulas : str
        ``outcome ~ payoff 1 | payoff 2 | ...`` in the order of ``model.payoffs``; on the left one
        column of outcomes, or actions joined by ``+``. ``outcome ~ 1`` where all payoffs are fixed.
    **options
        ``link`` ("probit", "logit"), ``kind`` ("agent", "private"), ``penalty`` ("auto", "none",
        "log-F", "cauchy"), ``se`` ("observed", "opg", "sandwich", "cluster", "bootstrap"),
        ``clusters`` (columns), ``weights`` (column or array), ``fixed`` (coefficient or payoff ->
        value), ``scale`` (a formula for log sigma), ``scale_by`` ("all", "player"), ``levels``
        (order of text outcomes), ``draws`` and ``rng`` (bootstrap), ``start`` ((k,) array).

    Raises
    ------
    UsageError
        If the table, formula or options cannot be used.
    NotIdentified
        If the specification has no unique estimate.
    NotConverged
        If the likelihood has no maximum that Newton's method reaches and no penalty was allowed.
    """
    design, settings, columns = prepare(model, data, formulas=formulas, options=options)
    check(model, design)
    groups = groups_of(columns, design.rows, named=options.get("clusters", ()))
    return estimate_design(model, design, settings=settings, groups=groups, options=options)


def prepare(
    model: Any, data: Any, *, formulas: str, options: FitOptions
) -> tuple[Design, Settings, dict[str, NDArray[Any]]]:
    """Make arrays and settings from a table, a formula and options."""
    settings = settings_of(model, formulas, options=options)
    formula = parse(formulas)
    fixed = dict(options.get("fixed", {}))
    if len(formula.parts) == 1 and set(model.payoffs) <= set(fixed):
        formula = replace(formula, parts=(((),),) * len(model.payoffs))
        settings = replace(settings, scale=settings.scale or "1")
    equations = list(model.payoffs)
    if settings.scale is not None:
        part = parse(f"~ {settings.scale}").parts
        by_player = settings.scale_by == "player"
        labels = [f"log(s{p})" for p in sorted(set(model.owners))] if by_player else ["log(s)"]
        formula = replace(formula, parts=(*formula.parts, *part * len(labels)))
        equations += labels
    columns = columns_of(data, only=_wanted(formula, options))
    design, left = design_of(
        columns, formula, equations=equations, fixed=fixed, weights=options.get("weights")
    )
    if not design.n:
        empty = ", ".join(sorted(names_in(formula)))
        raise UsageError(f"no row has a value in all of {empty}")
    try:
        y = model.outcome(left, settings.levels)
    except ValueError as wrong:
        raise UsageError(str(wrong)) from None
    return replace(design, y=y), settings, columns


def _wanted(formula: Formula, options: FitOptions) -> frozenset[str]:
    clusters, weights = options.get("clusters", ()), options.get("weights")
    named = {clusters} if isinstance(clusters, str) else set(clusters)
    return names_in(formula) | named | ({weights} if isinstance(weights, str) else set())


def settings_of(model: Any, formulas: str, *, options: FitOptions) -> Settings:
    """Read the options, the model's own choices standing for those not given.

    Raises
    ------
    UsageError
        If an option is not one of those known.
    """
    strange = sorted(set(options) - set(FitOptions.__annotations__))
    if strange:
        known = ", ".join(FitOptions.__annotations__)
        raise UsageError(f"there is no option {strange[0]!r}; there are {known}")
    levels = options.get("levels")
    made = Settings(
        link=options.get("link", model.links[0]),
        kind=options.get("kind", "agent"),
        penalty=options.get("penalty", "auto"),
        se=options.get("se", "observed"),
        formula=formulas,
        scale=options.get("scale", "1" if model.scaled else None),
        scale_by=options.get("scale_by", "player" if model.scaled else "all"),
        levels=None if levels is None else tuple(levels),
    )
    choices = {
        "link": model.links,
        "kind": ("agent", "private"),
        "penalty": ("auto", *PENALTIES),
        "se": KINDS,
        "scale_by": ("all", "player"),
    }
    for name, known in choices.items():
        if getattr(made, name) not in known:
            raise UsageError(f"{name} is one of {', '.join(known)}, not {getattr(made, name)!r}")
    if made.kind == "private" and made.link != "probit":
        raise UsageError("private information is normal: use link='probit'")
    return made


def estimate_design(
    model: Any,
    design: Design,
    *,
    settings: Settings,
    groups: Sequence[NDArray[Any]] = (),
    options: FitOptions | None = None,
) -> Estimate:
    """Estimate from ready arrays; see `fit`."""
    options = options or {}
    cautions = list(cautions_of(model, design))
    start = options.get("start")
    if start is None:
        errors = Errors(LINKS[settings.link], settings.kind)
        start = model.start(design, design.fixed_values, errors=errors)
    start = np.asarray(start, dtype=float)
    if start.shape != design.fixed.shape or not np.isfinite(start).all():
        raise UsageError(
            f"start needs {len(design.names)} finite numbers: {', '.join(design.names)}"
        )
    free = start[~design.fixed]
    penalty, ascent = _ascend(model, design, settings, start=free, cautions=cautions)
    settings = replace(settings, penalty=penalty)
    likelihood = Likelihood(model, design, settings, penalty)
    vcov = _variance(likelihood, ascent, groups=groups, options=options, cautions=cautions)
    return _result(likelihood, ascent, vcov=vcov, cautions=cautions)


def _ascend(
    model: Any, design: Design, settings: Settings, *, start: Floats, cautions: list[str]
) -> tuple[str, Ascent]:
    k = len(start)
    penalty = settings.penalty
    if penalty == "auto" and design.n < FEW * k:
        cautions.append(
            f"{design.n} observations for {k} coefficients: penalised by log-F(1,1) "
            "(penalty='none' for plain maximum likelihood)"
        )
        penalty = "log-F"
    chosen = "none" if penalty == "auto" else penalty
    likelihood = Likelihood(model, design, settings, chosen)
    few = chosen != "none" or (design.n < FEW * k and not model.scaled)
    ascent = _best(likelihood, start) if few else climb(likelihood, start)
    separated = chosen == "none" and _separated(ascent, design)
    if not separated and ascent.converged:
        return chosen, ascent
    if penalty == "auto":
        cautions.append(
            "the data are separated or nearly so (the likelihood rises without end): "
            "penalised by log-F(1,1)"
        )
        likelihood = Likelihood(model, design, settings, "log-F")
        ascent = _best(likelihood, start)
        chosen = "log-F"
    if not ascent.converged or (separated and chosen == "none"):
        raise NotConverged(
            f"{model.name}: no finite maximum in {ascent.steps} steps (largest gradient "
            f"{np.abs(ascent.gradient).max():.1e}); the data may be separated: use "
            "penalty='log-F' or drop regressors"
        )
    return chosen, ascent


def _best(likelihood: Likelihood, start: Floats) -> Ascent:
    """Climb from the start and from zero: small samples and penalties make several maxima."""
    first = start if likelihood.penalty == "none" else np.clip(start, -5.0, 5.0)
    ascents = [climb(likelihood, first), climb(likelihood, 0.0 * start)]
    return max(ascents, key=lambda a: (a.converged, a.value))


def _separated(ascent: Ascent, design: Design) -> bool:
    """Say whether the maximum lies at infinity: no convergence, or singular curvature there.

    The curvature is that for regressors of unit size, so that units of measurement do not matter.
    """
    if not ascent.converged:
        return True
    squares = np.concatenate([np.einsum("ij,ij->j", X, X) for X in design.X])
    sizes = np.sqrt(squares[~design.fixed] / design.n)
    spread = np.linalg.eigvalsh(-ascent.hessian / (sizes[:, None] * sizes))
    return bool(len(spread) and (spread[0] <= 0.0 or spread[-1] > SINGULAR * spread[0]))


def _variance(
    likelihood: Likelihood,
    ascent: Ascent,
    *,
    groups: Sequence[NDArray[Any]],
    options: FitOptions,
    cautions: list[str],
) -> Floats:
    design, kind = likelihood.design, likelihood.settings.se
    keep = ~design.fixed
    if kind == "bootstrap":
        base = np.ones(design.n) if design.weights is None else design.weights

        def refit(weights: Floats) -> Floats | None:
            again = replace(likelihood, design=replace(design, weights=base * weights))
            found = climb(again, ascent.theta)
            return found.theta if found.converged else None

        codes = group_codes(groups[0]) if groups else None
        draws, rng = options.get("draws", 200), options.get("rng")
        made, failed = bootstrap_variance(refit, design.n, draws=draws, rng=rng, groups=codes)
        if failed:
            cautions.append(f"{failed} of {draws} bootstrap samples did not converge")
        return made
    bread = _information(likelihood, ascent)
    if kind == "observed":
        return np.asarray(np.linalg.inv(bread))
    few = min((len(set(g.tolist())) for g in groups), default=design.n)
    if kind == "cluster" and few <= len(bread):
        cautions.append(
            f"{few} clusters for {len(bread)} coefficients: their standard errors are unreliable"
        )
    scores = design.scores(likelihood.terms(likelihood.full(ascent.theta)))[:, keep]
    if design.weights is not None:
        scores = scores * design.weights[:, None]
    return variance(kind, bread, scores=scores, clusters=groups)


def _information(likelihood: Likelihood, ascent: Ascent) -> Floats:
    """Give the observed information without the penalty, or with it if that is not positive."""
    if likelihood.penalty == "none":
        return -ascent.hessian
    plain = -replace(likelihood, penalty="none")(ascent.theta)[2]
    return plain if np.linalg.eigvalsh(plain)[0] > 0.0 else -ascent.hessian


def _result(
    likelihood: Likelihood, ascent: Ascent, *, vcov: Floats, cautions: list[str]
) -> Estimate:
    design = likelihood.design
    keep = ~design.fixed
    k = len(keep)
    full = np.zeros((k, k))
    full[np.ix_(keep, keep)] = vcov
    se = np.full(k, np.nan)
    se[keep] = np.sqrt(np.diag(vcov))
    theta = likelihood.full(ascent.theta)
    rows, weak = likelihood.values(theta)
    spread = np.linalg.eigvalsh(-ascent.hessian)
    return Estimate(
        model=likelihood.model,
        names=design.names,
        coef=theta,
        se=se,
        vcov=full,
        loglik=design.total(rows),
        objective=ascent.value,
        loglik_rows=np.array(np.broadcast_to(rows.v, design.n)),
        settings=likelihood.settings,
        method="damped Newton from statistical backwards induction",
        steps=ascent.steps,
        tolerance=TOLERANCE,
        gradient_norm=float(np.abs(ascent.gradient).max(initial=0.0)),
        condition=float(spread[-1] / spread[0]) if spread[0] else float("inf"),
        min_eigenvalue=float(spread[0]),
        cautions=(*cautions, *weak),
        design=design,
    )
