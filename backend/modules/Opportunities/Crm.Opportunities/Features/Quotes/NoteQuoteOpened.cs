using Crm.Kernel;
using Crm.Opportunities.Domain;
using Crm.Platform.Records;
using MediatR;

namespace Crm.Opportunities.Features.Quotes;

/// <summary>Notes that the customer has opened the page of a quote, the first time.</summary>
internal sealed record NoteQuoteOpened(Guid Id) : ICommand<Unit>;

internal sealed class NoteQuoteOpenedHandler(RecordCatalog catalog, IMediator mediator, TimeProvider clock) : IRequestHandler<NoteQuoteOpened, Unit>
{
    public async Task<Unit> Handle(NoteQuoteOpened request, CancellationToken cancellationToken)
    {
        var quote = await mediator.Send(new GetRecord<Quote>(request.Id), cancellationToken);
        if (quote.FirstOpenedAt is null)
        {
            var values = new RecordValues();
            values.Set(catalog.Of<Quote>().Find("firstOpenedAt")!, clock.GetUtcNow().UtcDateTime);
            await mediator.Send(new UpdateRecord<Quote>(request.Id, values), cancellationToken);
        }

        return Unit.Value;
    }
}
