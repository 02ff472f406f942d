using Crm.Kernel;
using Crm.Opportunities.Domain;
using Crm.Opportunities.Forecasts;
using Crm.Opportunities.Stages;
using Crm.Platform.Audit;
using Crm.Platform.Http;
using Crm.Platform.Records;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Opportunities.Features.Forecasts;

/// <summary>The quotas of a year, and whom they may be set for.</summary>
internal sealed class QuotaList
{
    public required string Currency { get; init; }

    /// <summary>Active users and teams that you can see, users by name first.</summary>
    public required IReadOnlyList<QuotaSubject> Subjects { get; init; }
    public required IReadOnlyList<QuotaView> Items { get; init; }
}

internal sealed record QuotaSubject(ForecastSubject Subject, Guid SubjectId, string Name);

/// <param name="Period">2026-Q4 or 2026-11.</param>
internal sealed record QuotaView(ForecastSubject Subject, Guid SubjectId, string Period, decimal Amount, DateTime UpdatedAt, Guid? UpdatedBy);

/// <param name="Amount">In the company's currency; null takes the quota away.</param>
internal sealed record QuotaChange(ForecastSubject Subject, Guid SubjectId, string Period, decimal? Amount);

internal sealed class QuotaChanges
{
    public required IReadOnlyList<QuotaChange> Items { get; init; }
}

/// <summary>Reads the quotas of a year.</summary>
internal sealed record ReadQuotas(int Year) : IQuery<QuotaList>;

/// <summary>Sets quotas: all of them, or none where one is wrong.</summary>
internal sealed record SetQuotas(IReadOnlyList<QuotaChange> Items) : ICommand;

internal sealed class ReadQuotasValidator : AbstractValidator<ReadQuotas>
{
    public ReadQuotasValidator() => RuleFor(q => q.Year).InclusiveBetween(1970, 2999);
}

internal sealed class SetQuotasValidator : AbstractValidator<SetQuotas>
{
    private const int Most = 2000;

    public SetQuotasValidator()
    {
        RuleFor(c => c.Items).Must(items => items.Count is > 0 and <= Most).WithMessage("Send 1 to 2000 quotas.");
        RuleForEach(c => c.Items).ChildRules(item =>
        {
            item.RuleFor(i => i.Subject).IsInEnum();
            item.RuleFor(i => i.Period).Must(p => ForecastPeriod.Parse(p) is not null).WithMessage("Give a quarter such as 2026-Q4 or a month such as 2026-11.");
            item.RuleFor(i => i.Amount).InclusiveBetween(0, ForecastAmounts.Most);
        });
        RuleFor(c => c.Items).Must(items => items.DistinctBy(i => (i.SubjectId, i.Period)).Count() == items.Count).WithMessage("Name each user or team once a period.");
    }
}

internal sealed class QuotasHandler(OpportunitiesDb db, ForecastScopes scopes, CompanyCurrency currency, ReferenceLabels labels, IAuditLog audit, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<ReadQuotas, QuotaList>, IRequestHandler<SetQuotas, Unit>
{
    public async Task<QuotaList> Handle(ReadQuotas request, CancellationToken cancellationToken)
    {
        var scope = await scopes.Of(owner: null, team: null, cancellationToken);
        var names = await labels.Fetch(scope.Teams.Select(t => ("team", t.Id)), cancellationToken);
        List<QuotaSubject> subjects =
        [
            .. scope.People.Select(p => new QuotaSubject(ForecastSubject.User, p.Id, p.Name)).OrderBy(s => s.Name, StringComparer.OrdinalIgnoreCase),
            .. scope.Teams.Select(t => new QuotaSubject(ForecastSubject.Team, t.Id, names.Of("team", t.Id) ?? "")).OrderBy(s => s.Name, StringComparer.OrdinalIgnoreCase),
        ];
        var known = subjects.Select(s => s.SubjectId).ToHashSet();
        var (first, last) = ((request.Year * 100) + 1, (request.Year * 100) + 12);
        var rows = await db.Quotas.AsNoTracking().Where(q => q.Period >= first && q.Period <= last).OrderBy(q => q.Period).ThenBy(q => q.Months).ThenBy(q => q.SubjectId).ToListAsync(cancellationToken);
        return new QuotaList
        {
            Currency = currency.Code,
            Subjects = subjects,
            Items =
            [
                .. rows.Where(q => known.Contains(q.SubjectId))
                    .Select(q => new QuotaView(q.Subject, q.SubjectId, new ForecastPeriod(q.Period, q.Months).ToString(), Exact.Amount(q.Minor, currency.Code), q.UpdatedAt, q.UpdatedById)),
            ],
        };
    }

    public async Task<Unit> Handle(SetQuotas request, CancellationToken cancellationToken)
    {
        var scope = await scopes.Of(owner: null, team: null, cancellationToken);
        var (users, teams) = (scope.People.Select(p => p.Id).ToHashSet(), scope.Teams.Select(t => t.Id).ToHashSet());
        for (var i = 0; i < request.Items.Count; i++)
        {
            if (!(request.Items[i].Subject == ForecastSubject.Team ? teams : users).Contains(request.Items[i].SubjectId))
            {
                throw new InvalidInputException($"items[{i}].subjectId", "There is no such active user or team that you can see.");
            }
        }

        var now = clock.GetUtcNow().UtcDateTime;
        var wanted = request.Items.Select(i => (Item: i, Period: ForecastPeriod.Parse(i.Period)!.Value)).ToList();
        var (first, last) = (wanted.Min(w => w.Period.First), wanted.Max(w => w.Period.Last));
        var present = await db.Quotas.Where(q => q.Period >= first && q.Period <= last).ToDictionaryAsync(q => (q.SubjectId, q.Period, q.Months), cancellationToken);
        foreach (var (item, period) in wanted)
        {
            var quota = present.GetValueOrDefault((item.SubjectId, period.First, period.Months));
            if (item.Amount is not { } amount)
            {
                if (quota is not null)
                {
                    db.Quotas.Remove(quota);
                }

                continue;
            }

            quota ??= db.Quotas.Add(new Quota(item.Subject, item.SubjectId, period.First, period.Months)).Entity;
            quota.Set(Exact.Minor(amount, currency.Code), now, user.Id);
        }

        audit.Write(AuditActions.SettingsChanged, "quota", null, new { count = wanted.Count });
        return Unit.Value;
    }
}

internal sealed class QuotasEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/quotas", async (int? year, ForecastDays days, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new ReadQuotas(year ?? days.Today.Year), ct)))
            .WithName("ReadQuotas").WithTags("Forecast").WithSummary("Read the quotas of a year").WithDescription("`year` is the present one where it is left out. Those of people and teams that you can see.").Requires(OpportunityPermissions.Read);
        routes.MapPut("/quotas", async (QuotaChanges body, IMediator mediator, CancellationToken ct) =>
            {
                await mediator.Send(new SetQuotas(body.Items), ct);
                return TypedResults.NoContent();
            })
            .WithName("SetQuotas").WithTags("Forecast").WithSummary("Set quotas of people and teams")
            .WithDescription("All of them, or none where one is wrong; an amount of null takes a quota away. A quarter without a quota of its own has those of its months; a team without one has those of its people and of the teams below it.")
            .ProducesProblem(StatusCodes.Status409Conflict).Requires(ForecastPermissions.Quotas.Name);
    }
}
