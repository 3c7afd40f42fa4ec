namespace Cerulean.Engine;

public static partial class PlanStubs
{
    /// <summary>Runs a plan again and again, each time after a checkpoint.</summary>
    /// <param name="plan">Makes the plan anew for each time.</param>
    /// <param name="num">How often; null for ever.</param>
    /// <param name="delay">Time between the starts of two of them, where the first does not take longer.</param>
    public static async Plan Repeat(Func<Plan> plan, int? num = 1, TimeSpan delay = default)
    {
        RequireCount(num);
        for (var i = 0; i != num; i++) await Once(plan, i + 1 == num ? TimeSpan.Zero : delay);
    }

    /// <summary>Runs a plan again and again, each time after a checkpoint, with a delay of its own after each time.</summary>
    /// <param name="plan">Makes the plan anew for each time.</param>
    /// <param name="num">How often; null for once more than there are delays.</param>
    /// <param name="delays">Times between the starts of two of them, where the first does not take longer.</param>
    public static async Plan Repeat(Func<Plan> plan, int? num, IReadOnlyList<TimeSpan> delays)
    {
        RequireCount(num);
        var times = num ?? delays.Count + 1;
        if (times - 1 > delays.Count) throw new ArgumentException($"Found {delays.Count} delays for {times} times, expected at least {times - 1}.", nameof(delays));
        for (var i = 0; i < times; i++) await Once(plan, i + 1 == times ? TimeSpan.Zero : delays[i]);
    }

    /// <summary>Runs a plan again and again, without checkpoints of its own.</summary>
    /// <param name="num">How often; null for ever.</param>
    /// <param name="plan">Makes the plan anew for each time.</param>
    public static async Plan Repeater(int? num, Func<Plan> plan)
    {
        RequireCount(num);
        for (var i = 0; i != num; i++) await plan();
    }

    /// <summary>Sends the messages of a plan again and again. They are those that the plan sends where nobody answers.</summary>
    /// <param name="num">How often; null for ever.</param>
    /// <param name="plan">The plan.</param>
    public static async Plan CachingRepeater(int? num, Plan plan)
    {
        RequireCount(num);
        Message[] messages = [.. plan.List()];
        for (var i = 0; i != num; i++)
        {
            foreach (var message in messages) await message;
        }
    }

    /// <summary>Sends a message to each of the devices; the answers are in their order.</summary>
    public static async Plan<IReadOnlyList<T>> Broadcast<TDevice, T>(IReadOnlyList<TDevice> devices, Func<TDevice, Message<T>> message)
    {
        var answers = new List<T>(devices.Count);
        foreach (var device in devices) answers.Add(await message(device));
        return answers;
    }

    private static async Plan Once(Func<Plan> plan, TimeSpan delay)
    {
        var start = delay > TimeSpan.Zero ? await Clock() : default;
        await Checkpoint();
        await plan();
        if (delay <= TimeSpan.Zero) return;
        var rest = delay - (await Clock() - start);
        if (rest > TimeSpan.Zero) await Sleep(rest);
    }

    internal static void RequireCount(int? num)
    {
        if (num < 0) throw new ArgumentException($"Found {num} times, expected 0 or more, or null for ever.", nameof(num));
    }
}
