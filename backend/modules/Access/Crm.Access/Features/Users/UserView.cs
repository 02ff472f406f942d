using AutoMapper;
using Crm.Access.Domain;
using Microsoft.EntityFrameworkCore;

namespace Crm.Access.Features.Users;

/// <summary>Shows users with what is kept beside them: whether too many failed sign-ins have locked them.</summary>
internal sealed class UserView(AccessDb access, IMapper mapper, TimeProvider clock)
{
    public async Task<IReadOnlyList<UserResponse>> Of(IReadOnlyCollection<User> users, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var hashes = users.ToDictionary(u => u.Id, u => EmailKey.HashOf(u.Email));
        var wanted = hashes.Values.ToList();
        var locks = await access.SignInAttempts.AsNoTracking().Where(a => wanted.Contains(a.AddressHash) && a.LockedUntil > now)
            .ToDictionaryAsync(a => a.AddressHash, a => a.LockedUntil, StringComparer.Ordinal, ct);
        var responses = mapper.Map<List<UserResponse>>(users);
        foreach (var response in responses)
        {
            response.LockedUntil = locks.GetValueOrDefault(hashes[response.Id]);
        }

        return responses;
    }
}
