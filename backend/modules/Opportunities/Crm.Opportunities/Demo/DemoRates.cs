using Crm.Opportunities.Features.Rates;
using Crm.Platform.Modules;
using MediatR;

namespace Crm.Opportunities.Demo;

/// <summary>What a euro is worth in the demonstration, so that its deals add up.</summary>
internal sealed class DemoRates(IMediator mediator) : IDemoData
{
    public int Order => 29;

    public async Task Seed(CancellationToken ct)
    {
        if (await mediator.Send(new ReadRates(), ct) is { CompanyCurrency: "USD", Items.Count: 0 })
        {
            await mediator.Send(new SetRate("EUR", new DateOnly(2020, 1, 1), 1.1m), ct);
        }
    }
}
