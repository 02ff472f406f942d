using Crm.Kernel;
using Crm.Kernel.Values;
using Crm.Opportunities.Domain;
using Crm.Opportunities.Stages;
using Crm.Platform.Audit;
using Crm.Platform.Http;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Opportunities.Features.Rates;

/// <summary>What one unit of a currency is worth in the company's currency, from a day on.</summary>
/// <param name="Rate">At most six decimals.</param>
internal sealed record RateResponse(string Currency, DateOnly Day, decimal Rate);

/// <summary>The rates, the latest first.</summary>
internal sealed class RateList
{
    /// <summary>The company's own currency.</summary>
    public required string CompanyCurrency { get; init; }
    public required IReadOnlyList<RateResponse> Items { get; init; }
}

internal sealed class RateBody
{
    public required decimal Rate { get; init; }
}

/// <summary>Reads the latest thousand exchange rates.</summary>
internal sealed record ReadRates : IQuery<RateList>;

/// <summary>Sets the rate of a currency from a day on.</summary>
internal sealed record SetRate(string Currency, DateOnly Day, decimal Rate) : ICommand<RateResponse>;

/// <summary>Takes a rate away; the one before it counts again.</summary>
internal sealed record RemoveRate(string Currency, DateOnly Day) : ICommand;

internal sealed class SetRateValidator : AbstractValidator<SetRate>
{
    public SetRateValidator(CompanyCurrency company)
    {
        RuleFor(r => r.Currency).Must(c => Currencies.IsKnown(c) && c != company.Code).WithMessage("Give the code (ISO 4217) of another currency than the company's.");
        RuleFor(r => r.Rate).Must(r => r is > 0 and <= 1_000_000 && decimal.Round(r, 6) == r).WithMessage("Give a rate above 0, of six decimals at most.");
    }
}

internal sealed class RatesHandler(OpportunitiesDb db, CompanyCurrency company, IAuditLog audit)
    : IRequestHandler<ReadRates, RateList>, IRequestHandler<SetRate, RateResponse>, IRequestHandler<RemoveRate, Unit>
{
    public async Task<RateList> Handle(ReadRates request, CancellationToken cancellationToken)
    {
        var rates = await db.Rates.AsNoTracking().OrderByDescending(r => r.Day).ThenBy(r => r.Currency).Take(1000).ToListAsync(cancellationToken);
        return new RateList { CompanyCurrency = company.Code, Items = rates.ConvertAll(Show) };
    }

    public async Task<RateResponse> Handle(SetRate request, CancellationToken cancellationToken)
    {
        var rate = await Find(request.Currency, request.Day, cancellationToken) ?? db.Rates.Add(new ExchangeRate { Currency = request.Currency, Day = request.Day }).Entity;
        rate.Millionths = (long)(request.Rate * ExchangeRate.Million);
        audit.Write(AuditActions.SettingsChanged, "exchangeRate", null, new { currency = request.Currency });
        return Show(rate);
    }

    public async Task<Unit> Handle(RemoveRate request, CancellationToken cancellationToken)
    {
        db.Rates.Remove(await Find(request.Currency, request.Day, cancellationToken) ?? throw new NotFoundException("exchange rate"));
        audit.Write(AuditActions.SettingsChanged, "exchangeRate", null, new { currency = request.Currency, removed = true });
        return Unit.Value;
    }

    private async Task<ExchangeRate?> Find(string currency, DateOnly day, CancellationToken ct) =>
        Currencies.IsKnown(currency) ? await db.Rates.FirstOrDefaultAsync(r => r.Currency == currency && r.Day == day, ct) : null;

    private static RateResponse Show(ExchangeRate rate) => new(rate.Currency, rate.Day, (decimal)rate.Millionths / ExchangeRate.Million);
}

internal sealed class RatesEndpoint : IEndpoint
{
    private const string One = "/exchange-rates/{currency}/{day}";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/exchange-rates", async (IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new ReadRates(), ct)))
            .WithName("ReadExchangeRates").WithTags("Exchange rates").WithSummary("Read the latest thousand exchange rates").Requires(OpportunityPermissions.Read);
        routes.MapPut(One, async (string currency, DateOnly day, RateBody body, IMediator mediator, CancellationToken ct) =>
                TypedResults.Ok(await mediator.Send(new SetRate(currency, day, body.Rate), ct)))
            .WithName("SetExchangeRate").WithTags("Exchange rates").WithSummary("Set what one unit of a currency is worth in the company's, from a day on")
            .WithDescription("Amounts that are given or closed from now on are converted by it; those that were converted before keep the rate of their day.").Requires(OpportunityPermissions.Rates.Name);
        routes.MapDelete(One, async (string currency, DateOnly day, IMediator mediator, CancellationToken ct) =>
            {
                await mediator.Send(new RemoveRate(currency, day), ct);
                return TypedResults.NoContent();
            })
            .WithName("RemoveExchangeRate").WithTags("Exchange rates").WithSummary("Take an exchange rate away: the one before it counts again").ProducesProblem(StatusCodes.Status404NotFound)
            .Requires(OpportunityPermissions.Rates.Name);
    }
}
