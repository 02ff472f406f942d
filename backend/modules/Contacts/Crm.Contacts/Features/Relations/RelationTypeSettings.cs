using Crm.Contacts.Domain;
using Crm.Contacts.Relations;
using Crm.Kernel;
using Crm.Platform.Audit;
using Crm.Platform.Http;
using Crm.Platform.Search;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Contacts.Features.Relations;

/// <summary>A type of relation.</summary>
internal sealed class RelationTypeView
{
    public required string Key { get; init; }

    /// <summary>What it is called from the other side; the key itself where both sides are alike.</summary>
    public required string Inverse { get; init; }

    /// <summary>contact, account or any.</summary>
    public required string From { get; init; }

    /// <summary>contact, account or any.</summary>
    public required string To { get; init; }
    public required IReadOnlyList<RelationName> Names { get; init; }
    public required bool IsBuiltIn { get; init; }
    public required bool IsRetired { get; init; }

    public static RelationTypeView Of(RelationType type) => new()
    {
        Key = type.Key, Inverse = type.Inverse, From = Word(type.From), To = Word(type.To), Names = type.Names, IsBuiltIn = RelationTypes.BuiltIn.Contains(type), IsRetired = type.IsRetired,
    };

    private static string Word(PartyKind kind) => kind.ToString().ToLowerInvariant();
}

/// <summary>The types that relations can have.</summary>
internal sealed class RelationTypeList
{
    public required IReadOnlyList<RelationTypeView> Items { get; init; }
}

/// <summary>Lists the types of relations, the built-in ones first.</summary>
internal sealed record ListRelationTypes : IQuery<RelationTypeList>;

/// <summary>Adds a type of relation; its key follows from its first name.</summary>
internal sealed record AddRelationType(string From, string To, bool IsSymmetric, IReadOnlyList<RelationName> Names) : ICommand<RelationTypeView>;

/// <summary>Names a type that was added anew, or retires it: its relations stay, and nobody makes new ones.</summary>
internal sealed record ChangeRelationType(string Key, IReadOnlyList<RelationName> Names, bool IsRetired) : ICommand<RelationTypeView>;

/// <summary>What is sent to change a type of relation.</summary>
internal sealed class RelationTypePatch
{
    public required IReadOnlyList<RelationName> Names { get; init; }
    public required bool IsRetired { get; init; }
}

internal sealed class AddRelationTypeValidator : AbstractValidator<AddRelationType>
{
    private static readonly string[] Kinds = ["contact", "account", "any"];

    public AddRelationTypeValidator()
    {
        RuleFor(t => t.From).Must(k => Kinds.Contains(k)).WithMessage("Choose one of: contact, account, any.");
        RuleFor(t => t.To).Must(k => Kinds.Contains(k)).WithMessage("Choose one of: contact, account, any.");
        RuleFor(t => t.Names).SetValidator(new RelationNamesValidator());
        RuleFor(t => t.To).Must((t, to) => to == t.From).When(t => t.IsSymmetric).WithMessage("What is alike from both sides leads from one kind to the same kind.");
    }
}

internal sealed class ChangeRelationTypeValidator : AbstractValidator<ChangeRelationType>
{
    public ChangeRelationTypeValidator() => RuleFor(t => t.Names).SetValidator(new RelationNamesValidator());
}

internal sealed class RelationNamesValidator : AbstractValidator<IReadOnlyList<RelationName>>
{
    public RelationNamesValidator()
    {
        RuleFor(n => n).Must(n => n.Count is > 0 and <= 20).WithMessage("Give the names in 1 to 20 languages.");
        RuleForEach(n => n).ChildRules(name =>
        {
            name.RuleFor(n => n.Language).NotEmpty().MaximumLength(10);
            name.RuleFor(n => n.Forward).NotEmpty().MaximumLength(80);
            name.RuleFor(n => n.Backward).NotEmpty().MaximumLength(80);
        });
    }
}

internal sealed class RelationTypeHandler(ContactsDb db, RelationCatalog catalog, IAuditLog audit) :
    IRequestHandler<ListRelationTypes, RelationTypeList>, IRequestHandler<AddRelationType, RelationTypeView>, IRequestHandler<ChangeRelationType, RelationTypeView>
{
    private const int Most = 100;

    public async Task<RelationTypeList> Handle(ListRelationTypes request, CancellationToken cancellationToken) =>
        new() { Items = [.. (await catalog.All(cancellationToken)).Select(RelationTypeView.Of)] };

    public async Task<RelationTypeView> Handle(AddRelationType request, CancellationToken cancellationToken)
    {
        var known = await catalog.All(cancellationToken);
        if (known.Count >= Most)
        {
            throw new ConflictException("relation_types_full", $"There are {Most} types already. Retire or rename one.");
        }

        var key = Free(request.Names[0].Forward, known);
        var type = new RelationType
        {
            Key = key, Inverse = request.IsSymmetric ? key : key + "-inverse", From = Enum.Parse<PartyKind>(request.From, ignoreCase: true), To = Enum.Parse<PartyKind>(request.To, ignoreCase: true),
            Names = [.. request.IsSymmetric ? request.Names.Select(n => n with { Backward = n.Forward }) : request.Names],
        };
        db.RelationTypes.Add(type);
        audit.Write(AuditActions.SettingsChanged, "relationType", null, new { key, added = true });
        return RelationTypeView.Of(type);
    }

    public async Task<RelationTypeView> Handle(ChangeRelationType request, CancellationToken cancellationToken)
    {
        var type = await db.RelationTypes.FirstOrDefaultAsync(t => t.Key == request.Key, cancellationToken)
            ?? throw (RelationTypes.BuiltIn.Any(t => t.Key == request.Key) ? new ConflictException("relation_type_built_in", "Built-in types stay as they are.") : new NotFoundException("type of relation"));
        type.Names = [.. type.IsSymmetric ? request.Names.Select(n => n with { Backward = n.Forward }) : request.Names];
        type.IsRetired = request.IsRetired;
        audit.Write(AuditActions.SettingsChanged, "relationType", null, new { type.Key, type.IsRetired });
        return RelationTypeView.Of(type);
    }

    // Latin letters where the name has some, so that addresses and files stay readable.
    private static string Free(string name, IReadOnlyList<RelationType> known)
    {
        var words = new string([.. Folding.Key(name).Select(c => char.IsAsciiLetterOrDigit(c) ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var stem = words.Length == 0 ? "relation" : string.Join('-', words);
        stem = stem[..Math.Min(stem.Length, 40)];
        return Enumerable.Range(1, known.Count + 1).Select(n => n == 1 ? stem : $"{stem}-{n.ToString(System.Globalization.CultureInfo.InvariantCulture)}")
            .First(k => known.All(t => t.Key != k && t.Inverse != k));
    }
}

internal sealed class RelationTypesEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/relation-types", async (IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new ListRelationTypes(), ct)))
            .WithName("ListRelationTypes").WithTags("Relations").WithSummary("List the types of relations, with their names from either side").Requires(RelationPermissions.Read);
        routes.MapPost("/relation-types", async (AddRelationType body, IMediator mediator, CancellationToken ct) => TypedResults.Created((string?)null, await mediator.Send(body, ct)))
            .WithName("AddRelationType").WithTags("Relations").WithSummary("Add a type of relation").WithDescription("`from` and `to` say what may stand at either end. The first name gives the key.")
            .ProducesProblem(StatusCodes.Status409Conflict).Requires(RelationPermissions.Manage.Name);
        routes.MapPut("/relation-types/{key}", async (string key, RelationTypePatch body, IMediator mediator, CancellationToken ct) =>
                TypedResults.Ok(await mediator.Send(new ChangeRelationType(key, body.Names, body.IsRetired), ct)))
            .WithName("ChangeRelationType").WithTags("Relations").WithSummary("Rename or retire a type of relation that was added").WithDescription("409 `relation_type_built_in` for those that every installation has.")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).Requires(RelationPermissions.Manage.Name);
    }
}
