using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.Http;
using Crm.Platform.Idempotency;
using Crm.Platform.Privacy;
using Crm.Platform.Records;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Consents.Features;

/// <summary>What one person has agreed to, and how it came to that.</summary>
internal sealed record GetConsents(RecordType Type, Guid Id) : IQuery<PersonConsents>;

/// <summary>Notes down what a person has said.</summary>
internal sealed record AddConsent(RecordType Type, Guid Id, ConsentBody Body) : ICommand<PersonConsents>;

/// <summary>Makes an address of the person's preference page.</summary>
internal sealed record MakePreferenceLink(RecordType Type, Guid Id) : ICommand<PreferenceAddress>;

/// <summary>What a person has said: when, in which language, to which version of the text, with which proof.</summary>
internal sealed record ConsentBody(
    ConsentChannel Channel, string Purpose, ConsentStatus Status, DateTimeOffset? At = null, string? Language = null, int? TextVersion = null, string? Form = null, Guid? DocumentId = null);

/// <summary>The state of every channel and purpose, and all acts, newest first.</summary>
public sealed record PersonConsents(IReadOnlyList<ConsentNow> States, IReadOnlyList<ConsentEntry> History);

/// <summary>What holds now; a status of null says that the person was never asked.</summary>
public sealed record ConsentNow(ConsentChannel Channel, string Purpose, ConsentStatus? Status, DateTime? At, bool MaySend, string Reason);

/// <summary>One act.</summary>
public sealed record ConsentEntry(
    Guid Id, ConsentChannel Channel, string Purpose, ConsentStatus Status, DateTime At, DateTime RecordedAt, Guid? RecordedBy, string Source, LegalBasis Basis, int? TextVersion, string? Language,
    string? Ip, string? UserAgent, string? Form, Guid? DocumentId);

/// <summary>Where the person chooses; whoever has the address may choose, so it goes to nobody else.</summary>
public sealed record PreferenceAddress(string Url, DateTime ExpiresAt);

internal sealed class PersonConsentsHandler(CrmDbContext db, ConsentRecorder recorder, Preferences.PreferenceLinks links, ICurrentUser user)
    : IRequestHandler<GetConsents, PersonConsents>, IRequestHandler<AddConsent, PersonConsents>, IRequestHandler<MakePreferenceLink, PreferenceAddress>
{
    private const int MostActs = 500;

    public async Task<PersonConsents> Handle(GetConsents request, CancellationToken cancellationToken)
    {
        await Visible(request.Type, request.Id, request.Type.ReadPermission, cancellationToken);
        return await Show(request.Id, cancellationToken);
    }

    public async Task<PersonConsents> Handle(AddConsent request, CancellationToken cancellationToken)
    {
        await Visible(request.Type, request.Id, request.Type.EditPermission, cancellationToken);
        var body = request.Body;
        if (body.Form?.Length > 200 || body.Language?.Length > 20)
        {
            throw new InvalidInputException("form", "Give a form of 200 characters at most and a language of 20 at most.");
        }

        var act = new ConsentAct(body.Channel, body.Purpose, body.Status, user.Source.IsProgram() ? "api" : "manual")
        {
            At = body.At?.UtcDateTime, Language = body.Language, TextVersion = body.TextVersion, Form = body.Form, DocumentId = body.DocumentId,
        };
        await recorder.Record(request.Type.Name, request.Id, [act], cancellationToken);
        return await Show(request.Id, cancellationToken);
    }

    public async Task<PreferenceAddress> Handle(MakePreferenceLink request, CancellationToken cancellationToken)
    {
        await Visible(request.Type, request.Id, request.Type.EditPermission, cancellationToken);
        return links.Make(request.Type.Name, request.Id);
    }

    private async Task Visible(RecordType type, Guid id, string permission, CancellationToken ct)
    {
        var record = await type.Visible(db, user, id, ct) ?? throw new NotFoundException(type.Name);
        if (!user.Covers(permission, record))
        {
            throw new ForbiddenException($"You need the permission {permission} for this.");
        }
    }

    private async Task<PersonConsents> Show(Guid id, CancellationToken ct)
    {
        var purposes = await db.Set<ConsentPurpose>().AsNoTracking().Where(p => !p.Retired).OrderBy(p => p.Key).ToListAsync(ct);
        var states = await db.Set<ConsentState>().AsNoTracking().Where(s => s.RecordId == id).ToListAsync(ct);
        var history = await History(db, id).Take(MostActs).ToListAsync(ct);
        var now = from purpose in purposes
                  from channel in purpose.Channels
                  let said = states.Where(s => s.Channel == channel && (s.Purpose == purpose.Key || s.Purpose == ConsentPurpose.Everything)).ToList()
                  let last = said.OrderByDescending(s => s.At).ThenByDescending(s => s.Status).FirstOrDefault()
                  let verdict = ConsentCheck.Judge(purpose.Basis, said)
                  select new ConsentNow(channel, purpose.Key, last?.Status, last?.At, verdict.MaySend, verdict.Reason);
        return new PersonConsents([.. now], history.ConvertAll(c => new ConsentEntry(
            c.Id, c.Channel, c.Purpose, c.Status, c.At, c.RecordedAt, c.RecordedBy, c.Source, c.Basis, c.TextVersion, c.Language, c.Ip, c.UserAgent, c.Form, c.DocumentId)));
    }

    internal static IQueryable<Consent> History(CrmDbContext db, Guid id) =>
        db.Set<Consent>().AsNoTracking().Where(c => c.RecordId == id).OrderByDescending(c => c.At).ThenByDescending(c => c.Id);
}

/// <summary>The same for every record type of persons.</summary>
internal static class ConsentEndpoints
{
    public static void Map(RouteGroupBuilder group, RecordType type)
    {
        if (!Persons.IsOfPersons(type))
        {
            return;
        }

        var noun = Names.Pascal(type.Name);
        group.MapGet("/{id:guid}/consents", async (Guid id, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new GetConsents(type, id), ct)))
            .WithName($"Get{noun}Consents").WithSummary($"What one {type.Name} has agreed to, for each channel and purpose, and how it came to that")
            .Requires(type.ReadPermission);
        group.MapPost("/{id:guid}/consents", async (Guid id, ConsentBody body, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new AddConsent(type, id, body), ct)))
            .WithName($"Add{noun}Consent").WithSummary($"Note down what one {type.Name} has agreed to or withdrawn")
            .WithDescription("Acts are only ever added. What was said last counts, by `at`; a purpose of `*` withdraws everything on a channel, also what is to come.")
            .Requires(type.EditPermission);
        group.MapPost("/{id:guid}/preference-link", async (Guid id, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new MakePreferenceLink(type, id), ct)))
            .WithName($"Make{noun}PreferenceLink").WithSummary($"Make an address of the page on which one {type.Name} chooses; it is shown this once")
            .AnswersSecret().Requires(type.EditPermission);
    }
}
