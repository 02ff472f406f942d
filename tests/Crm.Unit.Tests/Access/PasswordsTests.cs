using Crm.Access.Domain;
using Crm.Access.Security;
using Microsoft.AspNetCore.Identity;
using NUnit.Framework;

namespace Crm.Unit.Tests.Access;

public sealed class PasswordsTests
{
    private static readonly Role Role = new("reader", isBuiltIn: false);

    [Test]
    public void Match_AnUnknownUser_CostsOneComparisonLikeAKnownOne()
    {
        var hasher = new CountingHasher();
        var passwords = new Passwords(hasher);

        var unknown = passwords.Match(user: null, "whatever it is");
        var comparisonsForUnknown = hasher.Comparisons;
        var wrong = passwords.Match(UserWith(hasher.HashPassword(null!, "the right one")), "whatever it is");

        Assert.That((unknown, wrong), Is.EqualTo((false, false)));
        Assert.That((comparisonsForUnknown, hasher.Comparisons), Is.EqualTo((1, 2)));
    }

    [Test]
    public void Match_AHashOfFewerRounds_IsRenewed()
    {
        var user = UserWith(Hasher(1000).HashPassword(null!, "the right one"));
        var before = user.PasswordHash;

        var isRight = new Passwords(Hasher(2000)).Match(user, "the right one");

        Assert.That(isRight, Is.True);
        Assert.That(user.PasswordHash, Is.Not.EqualTo(before));
        Assert.That(new Passwords(Hasher(2000)).Match(user, "the right one"), Is.True);
    }

    private static User UserWith(string hash) => new("Ana", "ana", "ana@example.com", hash, [Role], team: null, new DateTime(2026, 3, 1, 8, 0, 0, DateTimeKind.Utc));

    private static PasswordHasher<User> Hasher(int iterations) =>
        new(Microsoft.Extensions.Options.Options.Create(new PasswordHasherOptions { IterationCount = iterations }));

    private sealed class CountingHasher : IPasswordHasher<User>
    {
        private readonly PasswordHasher<User> inner = Hasher(1000);

        public int Comparisons { get; private set; }

        public string HashPassword(User user, string password) => inner.HashPassword(user, password);

        public PasswordVerificationResult VerifyHashedPassword(User user, string hashedPassword, string providedPassword)
        {
            Comparisons++;
            return inner.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}
