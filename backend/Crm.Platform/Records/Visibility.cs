using System.Linq.Expressions;
using Crm.Kernel;

namespace Crm.Platform.Records;

/// <summary>Which records a permission reaches: one predicate for lists, search, export and single records alike.</summary>
public static class Visibility
{
    /// <summary>One condition over one scope column, so that an index that begins with it serves the list.</summary>
    public static IQueryable<T> Reach<T>(this IQueryable<T> records, ICurrentUser user, string permission)
        where T : Record => Scope<T>(user, permission) is { } scope ? records.Where(scope) : records;

    public static bool Covers(this ICurrentUser user, string permission, Record record) => user.Reaches(permission, record.OwnerId, record.TeamId);

    /// <summary>The same where only the owner and the team of a record are known.</summary>
    public static bool Reaches(this ICurrentUser user, string permission, Guid? ownerId, Guid? teamId) => Effective(user, permission) switch
    {
        AccessLevel.All => true,
        AccessLevel.Team => teamId is { } team && user.TeamIds.Contains(team),
        AccessLevel.Own => ownerId is not null && ownerId == user.Id,
        _ => false,
    };

    private static Expression<Func<T, bool>>? Scope<T>(ICurrentUser user, string permission)
        where T : Record
    {
        var userId = user.Id;
        switch (Effective(user, permission))
        {
            case AccessLevel.All:
                return null;
            case AccessLevel.Team when user.TeamIds is [var only]:
                return r => r.TeamId == only;
            case AccessLevel.Team:
                var teams = user.TeamIds.Select(t => (Guid?)t).ToList();
                return r => teams.Contains(r.TeamId);
            case AccessLevel.Own:
                return r => r.OwnerId == userId;
            default:
                return r => false;
        }
    }

    // Without a team, "team" can only mean oneself.
    private static AccessLevel Effective(ICurrentUser user, string permission) =>
        user.LevelOf(permission) is var level && level == AccessLevel.Team && user.TeamIds.Count == 0 ? AccessLevel.Own : level;
}
