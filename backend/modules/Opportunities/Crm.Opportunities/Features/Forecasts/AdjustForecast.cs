using Crm.Kernel;
using Crm.Kernel.Values;
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

/// <summary>Puts what a manager counts on beside what somebody, or a team, has said.</summary>
internal sealed record AdjustForecast(ForecastSubject Subject, Guid SubjectId, ForecastPeriod Period, decimal? Amount, string Reason) : ICommand<AdjustmentView>;

/// <summary>Reads all words on somebody, or a team, in a period.</summary>
internal sealed record ReadAdjustments(ForecastPeriod Period, Guid SubjectId) : IQuery<AdjustmentList>;

/// <summary>The last word first.</summary>
internal sealed class AdjustmentList
{
    public required IReadOnlyList<AdjustmentView> Items { get; init; }
}

internal sealed class AdjustForecastBody
{
    public required ForecastSubject Subject { get; init; }

    /// <summary>The user or the team.</summary>
    public required Guid SubjectId { get; init; }

    /// <summary>2026-Q4 or 2026-11.</summary>
    public required string Period { get; init; }

    /// <summary>In the company's currency; null takes an earlier word back.</summary>
    public required decimal? Amount { get; init; }
    public required string Reason { get; init; }
}

internal sealed class AdjustForecastValidator : AbstractValidator<AdjustForecast>
{
    public AdjustForecastValidator()
    {
        RuleFor(c => c.Subject).IsInEnum();
        RuleFor(c => c.Amount).InclusiveBetween(0, ForecastAmounts.Most);
        RuleFor(c => c.Reason).NotEmpty().MaximumLength(Persistence.ForecastConfigurations.MaxReason).Must(r => r?.Contains('\0', StringComparison.Ordinal) != true).WithMessage("Remove the character U+0000 from this text.");
    }
}

internal sealed class AdjustmentsHandler(OpportunitiesDb db, ForecastScopes scopes, CompanyCurrency currency, ReferenceLabels labels, IAuditLog audit, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<AdjustForecast, AdjustmentView>, IRequestHandler<ReadAdjustments, AdjustmentList>
{
    private const int Most = 200;

    public async Task<AdjustmentView> Handle(AdjustForecast request, CancellationToken cancellationToken)
    {
        await CheckSubject(request.Subject, request.SubjectId, cancellationToken);
        var now = clock.GetUtcNow().UtcDateTime;
        var minor = request.Amount is { } amount ? Exact.Minor(amount, currency.Code) : (long?)null;
        var adjustment = db.Adjustments.Add(new ForecastAdjustment(
            request.Subject, request.SubjectId, request.Period.First, request.Period.Months, minor, request.Reason.Trim(), new DateTime(now.Ticks - (now.Ticks % TimeSpan.TicksPerMicrosecond), DateTimeKind.Utc), user.Id)).Entity;
        audit.Write(AuditActions.SettingsChanged, "forecastAdjustment", null, new { subject = request.SubjectId, period = request.Period.ToString(), takenBack = minor is null });
        return Show(adjustment, user.Name);
    }

    public async Task<AdjustmentList> Handle(ReadAdjustments request, CancellationToken cancellationToken)
    {
        var scope = await scopes.Of(owner: null, team: null, cancellationToken);
        if (!scope.People.Any(p => p.Id == request.SubjectId) && !scope.Teams.Any(t => t.Id == request.SubjectId))
        {
            return new AdjustmentList { Items = [] };
        }

        var (first, months) = (request.Period.First, request.Period.Months);
        var rows = await db.Adjustments.AsNoTracking().Where(a => a.Period == first && a.Months == months && a.SubjectId == request.SubjectId).OrderByDescending(a => a.At).ThenByDescending(a => a.Id).Take(Most).ToListAsync(cancellationToken);
        var names = await labels.Fetch(rows.Where(a => a.ById is not null).Select(a => ("user", a.ById!.Value)), cancellationToken);
        return new AdjustmentList { Items = [.. rows.Select(a => Show(a, names.Of("user", a.ById)))] };
    }

    // Whoever sees only their own team says nothing of others.
    private async Task CheckSubject(ForecastSubject subject, Guid id, CancellationToken ct)
    {
        var scope = await scopes.Of(owner: null, team: null, ct);
        if (!(subject == ForecastSubject.Team ? scope.Teams.Any(t => t.Id == id) : scope.People.Any(p => p.Id == id)))
        {
            throw new InvalidInputException("subjectId", "There is no such active user or team that you can see.");
        }
    }

    private AdjustmentView Show(ForecastAdjustment adjustment, string? by) =>
        new(adjustment.Minor is { } minor ? Exact.Amount(minor, currency.Code) : null, adjustment.Reason, adjustment.At, adjustment.ById, by);
}

internal sealed class AdjustForecastEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPut("/forecast/adjustments", async (AdjustForecastBody body, IMediator mediator, CancellationToken ct) =>
                TypedResults.Ok(await mediator.Send(new AdjustForecast(body.Subject, body.SubjectId, ForecastDays.Named(body.Period, "period"), body.Amount, body.Reason), ct)))
            .WithName("AdjustForecast").WithTags("Forecast").WithSummary("Put another figure beside a forecast, with a reason")
            .WithDescription("The owners' figures stay as they are: this stands beside them, with who said it and when, and earlier words are kept. `call` of the forecast counts it.").Requires(ForecastPermissions.Adjust.Name);
        routes.MapGet("/forecast/adjustments", async (string? period, Guid subjectId, ForecastDays days, IMediator mediator, CancellationToken ct) =>
                TypedResults.Ok(await mediator.Send(new ReadAdjustments(days.Period(period), subjectId), ct)))
            .WithName("ReadForecastAdjustments").WithTags("Forecast").WithSummary("Read all words of managers on somebody, or a team, in a period")
            .WithDescription("`subjectId` is the user or the team. The last word comes first.").Requires(OpportunityPermissions.Read);
    }
}
