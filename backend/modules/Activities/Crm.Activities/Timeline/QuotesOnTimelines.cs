using Crm.Activities.Domain;
using Crm.Activities.Records;
using Crm.Opportunities.Contracts;
using MediatR;

namespace Crm.Activities.Timeline;

/// <summary>How quotes stand on the timelines of the deal, the account and the contact: when they were sent, first opened, asked about and answered.</summary>
internal sealed class QuotesOnTimelines(IMediator mediator) : ITimelineSource
{
    public const string Type = "quote";
    private const string Question = "quoteQuestion";
    private const string Answer = "quoteAnswer";

    public string RecordType => Type;

    public async Task<IReadOnlyList<Happening>> Of(IReadOnlyCollection<Guid> ids, CancellationToken ct) => [.. (await mediator.Send(new QuotesToTell(ids), ct)).SelectMany(Of)];

    /// <summary>What was asked and answered alone: nothing of it is a change of the quote.</summary>
    public async Task<IReadOnlyList<Happening>> Messages(Guid quoteId, CancellationToken ct) => [.. (await Of([quoteId], ct)).Where(h => h.Kind is Question or Answer)];

    private static IEnumerable<Happening> Of(ToldQuote quote)
    {
        yield return Of(quote, "quoteSent", quote.SentAt, quote.OwnerId);
        if (quote.FirstOpenedAt is { } opened)
        {
            yield return Of(quote, "quoteOpened", opened);
        }

        foreach (var message in quote.Messages)
        {
            yield return Of(quote, message.AuthorId is null ? Question : Answer, message.At, message.AuthorId) with { Id = message.Id, Text = message.Text };
        }

        if (quote is { AnsweredAt: { } answered, Accepted: { } accepted })
        {
            yield return Of(quote, accepted ? "quoteAccepted" : "quoteDeclined", answered);
        }
    }

    private static Happening Of(ToldQuote quote, string kind, DateTime at, Guid? actor = null) => new(Guid.CreateVersion7(), kind, at, Type, quote.Id, About(quote))
    {
        ActorId = actor,
        Permission = "quotes.read",
        OwnerId = quote.OwnerId,
        TeamId = quote.TeamId,
        Facts = new Dictionary<string, object?>(StringComparer.Ordinal) { ["number"] = quote.Number, ["amount"] = quote.Total, ["currency"] = quote.Currency },
    };

    private static List<Subject> About(ToldQuote quote) =>
        [.. new (string Type, Guid? Id)[] { ("opportunity", quote.OpportunityId), ("account", quote.AccountId), ("contact", quote.ContactId) }.Where(s => s.Id is not null).Select(s => new Subject(s.Type, s.Id!.Value))];
}
