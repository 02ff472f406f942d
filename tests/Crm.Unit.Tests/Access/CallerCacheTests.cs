using Crm.Access.Security;
using NUnit.Framework;

namespace Crm.Unit.Tests.Access;

public sealed class CallerCacheTests
{
    private readonly Clock clock = new();
    private CallerCache cache = null!;
    private int loads;

    [SetUp]
    public void Begin()
    {
        cache = new CallerCache(clock);
        loads = 0;
    }

    [Test]
    public async Task Get_WithinThirtySeconds_LoadsOnce()
    {
        await Get();
        clock.Now += TimeSpan.FromSeconds(29);
        await Get();

        Assert.That(loads, Is.EqualTo(1));
    }

    [Test]
    public async Task Get_AfterThirtySeconds_LoadsAgain()
    {
        await Get();
        clock.Now += TimeSpan.FromSeconds(31);
        await Get();

        Assert.That(loads, Is.EqualTo(2));
    }

    [Test]
    public async Task Forget_WhileSomethingIsBeingLoaded_ForgetsThatToo()
    {
        await cache.Get("user", "1", () =>
        {
            cache.Forget();
            return Task.FromResult<string?>("of before");
        });

        Assert.That(await Get(), Is.EqualTo("1"));
    }

    [Test]
    public async Task Get_WhatDoesNotExist_IsAskedAgain()
    {
        await cache.Get("user", "1", () => Task.FromResult<string?>(null));

        Assert.That(await Get(), Is.EqualTo("1"));
    }

    private ValueTask<string?> Get() => cache.Get("user", "1", () =>
    {
        loads++;
        return Task.FromResult<string?>("1");
    });

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
