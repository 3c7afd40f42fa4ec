using Cerulean.Devices;
using Cerulean.Documents;

namespace Cerulean.Engine;

/// <summary>What is done at each point of a scan, such as <see cref="PlanStubs.OneStep(IReadOnlyList{IReadable}, IReadOnlyList{ValueTuple{IMovable, JsonValue}}, IDictionary{IMovable, JsonValue})"/>.</summary>
/// <param name="detectors">The detectors of the scan.</param>
/// <param name="step">The motors and their positions.</param>
/// <param name="positions">Where the motors are; who moves one writes it there.</param>
public delegate Plan PerStep(IReadOnlyList<IReadable> detectors, IReadOnlyList<(IMovable Motor, JsonValue Position)> step, IDictionary<IMovable, JsonValue> positions);
