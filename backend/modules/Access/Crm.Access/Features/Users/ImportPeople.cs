using Crm.Access.Domain;
using Crm.Access.Security;
using Crm.Kernel;
using Crm.Platform.Audit;
using Crm.Platform.Exports;
using Crm.Platform.Http;
using Crm.Platform.Search;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Access.Features.Users;

/// <summary>Takes in a list of people with their managers and offices: each office is a team, each manager one below it, each person a user in it.</summary>
/// <param name="Text">The file as comma- or semicolon-separated values with a header.</param>
/// <param name="EmailDomain">Where the file has no addresses: people are name.surname@ this.</param>
internal sealed record ImportPeople(string Text, Guid RoleId, string? EmailDomain = null) : ICommand<ImportedPeople>;

/// <summary>What became of the rows.</summary>
/// <param name="Unchanged">People who are users already: nothing of them is changed.</param>
/// <param name="Refused">What could not be taken in, by line.</param>
internal sealed record ImportedPeople(int Teams, int Users, int Unchanged, IReadOnlyList<RefusedPerson> Refused);

/// <summary>A row that could not be taken in.</summary>
internal sealed record RefusedPerson(int Line, string Name, string Reason);

internal sealed class ImportPeopleValidator : AbstractValidator<ImportPeople>
{
    private const int MaxText = 500_000;

    public ImportPeopleValidator()
    {
        RuleFor(p => p.Text).NotEmpty().MaximumLength(MaxText);
        RuleFor(p => p.EmailDomain).MaximumLength(200).Must(d => d is null || System.Net.Mail.MailAddress.TryCreate($"name@{d}", out _)).WithMessage("Give a domain such as example.com.");
    }
}

internal sealed class ImportPeopleHandler(AccessDb access, GrantCeiling ceiling, AccessChanges changes, IAuditLog audit, TimeProvider clock) : IRequestHandler<ImportPeople, ImportedPeople>
{
    private const int Most = 2000;
    private const int MaxName = 100;
    private readonly List<RefusedPerson> refused = [];
    private int teams;

    public async Task<ImportedPeople> Handle(ImportPeople request, CancellationToken cancellationToken)
    {
        var role = await access.RoleOf(request.RoleId, cancellationToken);
        await ceiling.Check([role], cancellationToken);
        var people = PeopleFile.Read(request.Text);
        if (people.Count > Most)
        {
            throw new InvalidInputException("text", $"Send {Most} people at once at most.");
        }

        var known = await access.Teams.ToListAsync(cancellationToken);
        var keys = (await access.Users.Select(u => u.EmailKey).ToListAsync(cancellationToken)).ToHashSet(StringComparer.Ordinal);
        var (users, now) = (0, clock.GetUtcNow().UtcDateTime);
        foreach (var person in people)
        {
            var email = person.Email is { Length: > 0 } given ? given : Address(person.Name, request.EmailDomain);
            if (Why(person, email) is { } reason)
            {
                refused.Add(new RefusedPerson(person.Line, person.Name, reason));
            }
            else if (keys.Add(EmailKey.Of(email!)))
            {
                var office = TeamOf(known, person.Office, parent: null);
                var team = TeamOf(known, person.Manager, office) ?? office;
                var user = access.Users.Add(new User(person.Name, Folding.Key(person.Name), email!, User.NoPassword, [role], team, now)).Entity;
                audit.Write(AuditActions.UserCreated, "user", user.Id, new { roles = new[] { role.Id }, team = team?.Id });
                users++;
            }
        }

        if (teams > 0)
        {
            await changes.Tell(cancellationToken);
        }

        return new ImportedPeople(teams, users, people.Count - users - refused.Count, refused);
    }

    private static string? Why(PersonOfFile person, string? email) => person.Name.Length is 0 or > MaxName || person.Name.Any(char.IsControl) ? $"A name of 1 to {MaxName} characters is needed."
        : email is null ? "There is no e-mail address. Give the domain under which people have theirs."
        : !EmailKey.IsAddress(email) ? "This is no e-mail address."
        : person.Office.Length > MaxName || person.Manager.Length > MaxName || (person.Office + person.Manager).Any(char.IsControl) ? $"Names of teams have {MaxName} characters at most." : null;

    private Team? TeamOf(List<Team> known, string name, Team? parent)
    {
        if (name.Length == 0)
        {
            return null;
        }

        var key = Folding.Key(name);
        var team = known.Find(t => t.NameKey == key && t.ParentId == parent?.Id);
        if (team is null)
        {
            known.Add(team = access.Teams.Add(new Team(name, key, parent?.Id)).Entity);
            audit.Write(AuditActions.TeamCreated, "team", team.Id, new { parent = parent?.Id });
            teams++;
        }

        return team;
    }

    // Letters and digits of the folded name: what other scripts leave empty needs an address of its own.
    private static string? Address(string name, string? domain)
    {
        var words = new string([.. Folding.Key(name).Select(c => char.IsAsciiLetterOrDigit(c) ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return domain is null || words.Length == 0 ? null : $"{string.Join('.', words)}@{domain.Trim()}";
    }
}

internal sealed class ImportPeopleEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/users/import", async (ImportPeople body, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(body, ct)))
        .WithName("ImportPeople").WithTags("Users").WithSummary("Take in a list of people with their managers and offices")
        .WithDescription("The header names the columns: name (or sales_agent), email, manager (or team) and office (or region). Each office becomes a team, each manager a team below it, each person a user with the given role who has no password yet: they choose one by "
            + "the link for forgotten passwords. Who is a user already stays as they are, so that the same file again makes nothing.")
        .ProducesValidationProblem().ProducesProblem(StatusCodes.Status403Forbidden).Requires(AccessPermissions.ManageUsers);
}
