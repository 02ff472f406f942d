using Crm.Activities.Briefs;
using Crm.Contacts.Contracts;
using Crm.Kernel;
using Crm.Opportunities.Contracts;
using Crm.Platform.Http;
using Crm.Platform.Records;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Crm.Activities.Features.Briefs;

/// <summary>Compiles what somebody must know who takes a customer over.</summary>
internal sealed record ReadBrief(string RecordType, Guid Id) : IQuery<Brief>;

internal sealed class ReadBriefHandler(ActivitiesDb db, RecordScopes scopes, ReferenceLabels labels, IMediator mediator, ICurrentUser user, TimeProvider clock) : IRequestHandler<ReadBrief, Brief>
{
    private const int MostPeople = 12;

    public async Task<Brief> Handle(ReadBrief request, CancellationToken cancellationToken)
    {
        var subject = new BriefSource(request.RecordType, request.Id);
        if (!await scopes.IsVisible(subject.Type, subject.Id, user, cancellationToken))
        {
            throw new NotFoundException(subject.Type);
        }

        var now = clock.GetUtcNow().UtcDateTime;
        var facts = new BriefFacts(db, user);
        await facts.Load(subject.Type, subject.Id, now, cancellationToken);
        var activities = facts.Last.Concat(facts.Open).Concat(facts.Messages).ToList();
        var names = await labels.Fetch(
            [
                (subject.Type, subject.Id),
                .. activities.Where(a => a.OwnerId is not null).Select(a => ("user", a.OwnerId!.Value)),
                .. activities.Where(a => a.ContactId is not null).Select(a => ("contact", a.ContactId!.Value)),
                .. facts.Promises.Where(p => p.PromisedById is not null).Select(p => ("user", p.PromisedById!.Value)),
                .. facts.Promises.Where(p => p.ContactId is not null).Select(p => ("contact", p.ContactId!.Value)),
            ],
            cancellationToken);
        var writer = new BriefWriter(facts, names, now);
        return new Brief
        {
            Subject = subject,
            Name = names.Of(subject.Type, subject.Id) ?? "",
            GeneratedAt = now,
            People = [.. await Theirs(subject, cancellationToken), .. Ours(activities, names)],
            History = writer.History,
            OpenPoints = writer.OpenPoints,
            Promises = writer.Promises,
            Deals = [.. Lines(await mediator.Send(new DealsOfCustomer(subject.Type, subject.Id), cancellationToken))],
            Prices = writer.Prices,
            Risks = writer.Risks(subject),
            LastMessages = writer.LastMessages,
        };
    }

    private static IEnumerable<BriefLine> Lines(CustomerDeals deals) =>
    [
        .. deals.Open.Select(d => new BriefLine("deal", new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["name"] = d.Name, ["stage"] = d.Stage, ["amount"] = d.Amount, ["currency"] = d.Currency, ["probability"] = d.Probability, ["due"] = d.ExpectedOn,
        }, new BriefSource("opportunity", d.Id))),
        .. deals.Quotes.Select(q => new BriefLine("quote", new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["name"] = q.Title, ["number"] = q.Number, ["status"] = q.Status, ["amount"] = q.Total, ["currency"] = q.Currency, ["at"] = q.SentAt, ["validUntil"] = q.ValidUntil,
        }, new BriefSource("quote", q.Id))),
    ];

    private async Task<IEnumerable<BriefLine>> Theirs(BriefSource subject, CancellationToken ct)
    {
        var account = subject.Type == "account" ? subject.Id : (await mediator.Send(new AccountsOfContacts([subject.Id]), ct)).GetValueOrDefault(subject.Id);
        var people = account == Guid.Empty ? [] : await mediator.Send(new PeopleOfAccount(account, MostPeople), ct);
        return people.Select(p => new BriefLine(
            "person", new Dictionary<string, object?>(StringComparer.Ordinal) { ["name"] = p.Name, ["title"] = p.Title, ["department"] = p.Department }, new BriefSource("contact", p.Id)));
    }

    // Whoever of us had to do with them lately, with the last time they did.
    // What is still to come is among the open points: nobody has been in touch by it.
    private static IEnumerable<BriefLine> Ours(IEnumerable<Domain.Activity> activities, Labels names) => activities
        .Where(a => a.Status == Domain.ActivityStatus.Done && names.Of("user", a.OwnerId) is not null).GroupBy(a => a.OwnerId!.Value).Select(g => (User: g.Key, Last: g.MaxBy(a => a.At)!)).OrderByDescending(g => g.Last.At)
        .Select(g => new BriefLine(
            "colleague", new Dictionary<string, object?>(StringComparer.Ordinal) { ["name"] = names.Of("user", g.User), ["at"] = g.Last.At }, new BriefSource("activity", g.Last.Id)));
}

internal sealed class ReadBriefEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        Map(routes, "contacts", "contact", "ReadBriefOfContact");
        Map(routes, "accounts", "account", "ReadBriefOfAccount");
    }

    private static void Map(IEndpointRouteBuilder routes, string resource, string recordType, string name) => routes
        .MapGet($"/{resource}/{{id:guid}}/brief", async (Guid id, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new ReadBrief(recordType, id), ct)))
        .WithName(name).WithTags("Activities").WithSummary($"Read the one-page brief of one {recordType}")
        .WithDescription("People, the last ten happenings, open points, promises, open deals and last quotes, prices offered, risks and last messages; each line is a `code` with `params` and the record that it is from. Only what the caller may see is in it.")
        .ProducesProblem(StatusCodes.Status404NotFound).Requires("activities.read");
}
