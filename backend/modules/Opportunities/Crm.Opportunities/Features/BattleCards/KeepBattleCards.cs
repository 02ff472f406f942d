using Crm.Kernel;
using Crm.Opportunities.BattleCards;
using Crm.Opportunities.Domain;
using Crm.Opportunities.Persistence;
using Crm.Platform.Audit;
using Crm.Platform.Http;
using Crm.Platform.Search;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Opportunities.Features.BattleCards;

/// <summary>What a battle card says; all of it is sent each time.</summary>
internal sealed class BattleCardBody
{
    /// <summary>The objection, in the customer's words.</summary>
    public required string Title { get; init; }

    /// <summary>Against whom; null for an objection that is made whoever competes.</summary>
    public string? Competitor { get; init; }
    public required string Argument { get; init; }
    public string? Proof { get; init; }

    /// <summary>Where the proof may be read: an https address.</summary>
    public string? ProofUrl { get; init; }

    /// <summary>For which product alone.</summary>
    public Guid? ProductId { get; init; }

    /// <summary>The last day on which it may be used.</summary>
    public DateOnly? ValidUntil { get; init; }
}

internal sealed class BattleCardList
{
    /// <summary>Those that are in use first, by competitor and title; 500 at most.</summary>
    public required IReadOnlyList<BattleCardView> Items { get; init; }
}

/// <summary>Reads all battle cards.</summary>
internal sealed record ReadBattleCards : IQuery<BattleCardList>;

/// <summary>Writes a new card, or an existing one anew; it waits for approval then.</summary>
internal sealed record WriteBattleCard(Guid? Id, BattleCardBody Body, long? ExpectedVersion) : ICommand<BattleCardView>;

/// <summary>Approves a card as it is.</summary>
internal sealed record ApproveBattleCard(Guid Id, long? ExpectedVersion) : ICommand<BattleCardView>;

/// <summary>Takes a card out of use, or back into it.</summary>
internal sealed record RetireBattleCard(Guid Id, bool Retired) : ICommand<BattleCardView>;

internal sealed class WriteBattleCardValidator : AbstractValidator<WriteBattleCard>
{
    public WriteBattleCardValidator()
    {
        Text(c => c.Body.Title, "title", BattleCardConfigurations.MaxTitle, isRequired: true);
        Text(c => c.Body.Competitor, "competitor", BattleCardConfigurations.MaxCompetitor);
        Text(c => c.Body.Argument, "argument", BattleCardConfigurations.MaxText, isRequired: true);
        Text(c => c.Body.Proof, "proof", BattleCardConfigurations.MaxText);
        RuleFor(c => c.Body.ProofUrl).Must(u => u is null || (u.Length <= BattleCardConfigurations.MaxUrl && Uri.TryCreate(u, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps))
            .WithMessage("Give an https address.").OverridePropertyName("proofUrl");
    }

    private void Text(System.Linq.Expressions.Expression<Func<WriteBattleCard, string?>> text, string name, int most, bool isRequired = false) => RuleFor(text)
        .Must(t => !isRequired || !string.IsNullOrWhiteSpace(t)).WithMessage("Fill this in.")
        .Must(t => t is null || (t.Length <= most && !t.Contains('\0', StringComparison.Ordinal))).WithMessage($"Give {most} characters at most, and no U+0000.")
        .OverridePropertyName(name);
}

internal sealed class BattleCardsHandler(OpportunitiesDb db, BattleCardReader reader, IAuditLog audit, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<ReadBattleCards, BattleCardList>, IRequestHandler<WriteBattleCard, BattleCardView>, IRequestHandler<ApproveBattleCard, BattleCardView>, IRequestHandler<RetireBattleCard, BattleCardView>
{
    private const int Most = 500;

    private DateTime Now => new(clock.GetUtcNow().UtcTicks - (clock.GetUtcNow().UtcTicks % TimeSpan.TicksPerMicrosecond), DateTimeKind.Utc);

    public async Task<BattleCardList> Handle(ReadBattleCards request, CancellationToken cancellationToken)
    {
        var cards = await db.BattleCards.AsNoTracking().OrderBy(c => c.IsRetired).ThenBy(c => c.CompetitorKey).ThenBy(c => c.Title).ThenBy(c => c.Id).Take(Most).ToListAsync(cancellationToken);
        return new BattleCardList { Items = await reader.Show(cards, cancellationToken) };
    }

    public async Task<BattleCardView> Handle(WriteBattleCard request, CancellationToken cancellationToken)
    {
        var body = request.Body;
        if (body.ProductId is { } product && !await db.Of<Product>().AnyAsync(p => p.Id == product && p.DeletionId == Guid.Empty, cancellationToken))
        {
            throw new InvalidInputException("productId", "There is no product with this id.");
        }

        var card = request.Id is { } id ? await Find(id, request.ExpectedVersion, cancellationToken) : db.BattleCards.Add(new BattleCard(Now, user.Id)).Entity;
        var competitor = Blank(body.Competitor);
        card.Write(body.Title.Trim(), (competitor, Folding.Key(competitor)), body.Argument.Trim(), (Blank(body.Proof), body.ProofUrl), body.ProductId, body.ValidUntil, Now);
        audit.Write(AuditActions.SettingsChanged, "battleCard", card.Id, new { isNew = request.Id is null });
        return (await reader.Show([card], cancellationToken))[0];
    }

    public async Task<BattleCardView> Handle(ApproveBattleCard request, CancellationToken cancellationToken)
    {
        var card = await Find(request.Id, request.ExpectedVersion, cancellationToken);
        card.Approve(Now, user.Id);
        audit.Write(AuditActions.SettingsChanged, "battleCard", card.Id, new { approved = true });
        return (await reader.Show([card], cancellationToken))[0];
    }

    public async Task<BattleCardView> Handle(RetireBattleCard request, CancellationToken cancellationToken)
    {
        var card = await Find(request.Id, expected: null, cancellationToken);
        card.Retire(request.Retired, Now);
        audit.Write(AuditActions.SettingsChanged, "battleCard", card.Id, new { retired = request.Retired });
        return (await reader.Show([card], cancellationToken))[0];
    }

    private async Task<BattleCard> Find(Guid id, long? expected, CancellationToken ct)
    {
        var card = await db.BattleCards.FirstOrDefaultAsync(c => c.Id == id, ct) ?? throw new NotFoundException("battle card");
        await ETags.Check(expected, card.Version, async () => (await reader.Show([card], ct))[0]);
        return card;
    }

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

internal sealed class BattleCardsEndpoint : IEndpoint
{
    private const string All = "/battle-cards";
    private const string One = "/battle-cards/{id:guid}";

    public static void Map(IEndpointRouteBuilder routes)
    {
        Named(routes.MapGet(All, async (IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new ReadBattleCards(), ct))), "ReadBattleCards", "Read all battle cards, with what came of their use")
            .Requires(OpportunityPermissions.Read);
        Named(routes.MapPost(All, async (BattleCardBody body, IMediator mediator, CancellationToken ct) =>
                TypedResults.Ok(await mediator.Send(new WriteBattleCard(null, body, null), ct))), "CreateBattleCard", "Write a battle card")
            .WithDescription("Salesmen see it once it is approved.").Requires(BattleCardPermissions.Manage.Name);
        Named(routes.MapPut(One, async (Guid id, BattleCardBody body, HttpContext http, IMediator mediator, CancellationToken ct) =>
                TypedResults.Ok(await mediator.Send(new WriteBattleCard(id, body, ETags.IfMatch(http)), ct))), "WriteBattleCard", "Write a battle card anew")
            .WithDescription("It waits for approval then. With `If-Match` a stale version is refused with 412.").ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status412PreconditionFailed).Requires(BattleCardPermissions.Manage.Name);
        Named(routes.MapPost($"{One}/approve", async (Guid id, HttpContext http, IMediator mediator, CancellationToken ct) =>
                TypedResults.Ok(await mediator.Send(new ApproveBattleCard(id, ETags.IfMatch(http)), ct))), "ApproveBattleCard", "Approve a battle card as it is")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status412PreconditionFailed).Requires(BattleCardPermissions.Approve.Name);
        Retiring(routes, "retire", retired: true, "Take a battle card out of use");
        Retiring(routes, "restore", retired: false, "Take a battle card back into use");
    }

    private static void Retiring(IEndpointRouteBuilder routes, string verb, bool retired, string summary) => Named(
            routes.MapPost($"{One}/{verb}", async (Guid id, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new RetireBattleCard(id, retired), ct))), retired ? "RetireBattleCard" : "RestoreBattleCard", summary)
        .WithDescription("What it was used for is still counted.").ProducesProblem(StatusCodes.Status404NotFound).Requires(BattleCardPermissions.Manage.Name);

    private static RouteHandlerBuilder Named(RouteHandlerBuilder endpoint, string name, string summary) => endpoint.WithName(name).WithTags("Battle cards").WithSummary(summary);
}
