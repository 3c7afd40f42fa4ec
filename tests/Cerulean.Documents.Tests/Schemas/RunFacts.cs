namespace Cerulean.Documents.Schemas.Tests;

/// <summary>Facts of start and stop, for <see cref="VerdictTests"/>.</summary>
internal static class RunFacts
{
    public const string Start = """
        - start $ null ; true ; 1 ; 1.5 ; "x" ; [] ; [1] ; {} ; {"uid": "s"} ; {"time": 1}
        + start $ {"uid": "s", "time": 1} ; {"time": 1.5, "uid": ""}
        - start uid ~ ; null ; 1 ; [] ; {} ; true
        + start time 0 ; -1.5 ; 1e300 ; NaN ; Infinity ; -Infinity ; 123456789012345678901234567890
        - start time ~ ; null ; "1" ; true ; [] ; {}
        + start scan_id ~ ; 0 ; -7 ; 3.0 ; -0.0 ; 1e300 ; 123456789012345678901234567890
        - start scan_id 1.5 ; "1" ; null ; true ; false ; NaN ; Infinity ; -Infinity ; [] ; [1] ; 5e-324
        + start data_session ~ ; ""
        - start data_session null ; 4 ; []
        + start data_groups ~ ; [] ; ["a", "b"]
        - start data_groups null ; "a" ; [1] ; ["a", null] ; [["a"]] ; {} ; [1.5, 2.5] ; [true]
        + start group ~ ; ""
        - start group null ; 5 ; ["g"]
        + start owner ~ ; ""
        - start owner null ; ["me"] ; {}
        + start project ~ ; ""
        - start project null ; false
        + start sample ~ ; "" ; "id" ; {} ; {"a": {"b": 1}} ; {"a": [{"b.c": 1}]}
        - start sample null ; 3.2 ; [] ; true ; {"a.b": 1} ; {"a": {"b/c": 1}} ; {"": 1}
        + start hints ~ ; {} ; {"gridding": "rectilinear"} ; {"any": null} ; {"any": {"deep": {"er": 1}}} ; {"a b": 1}
        - start hints null ; [] ; "x" ; 1 ; {"a.b": 1} ; {"": 1} ; {"a/b": 1} ; {"any": {"a.b": 1}} ; {"any": {"a/b": 1}} ; {"any": {"": 1}}
        + start hints>dimensions ~ ; [] ; [[]] ; [["a", "b"]] ; [[["a"]]] ; [[[], "primary"]] ; [[["x", "y"], "primary"], ["t"]]
        - start hints>dimensions null ; "a" ; {} ; ["a"] ; [1] ; [[1]] ; [[null]] ; [[[1]]] ; [[["a", 1], "p"]] ; [[[["a"]]]] ; [{}] ; [[{}]] ; [[true, false]] ; [[[1, 2], [3, 4]]]
        + start data_type ~ ; null ; 7 ; "x" ; [] ; {} ; {"a": {"b": null}} ; [{"a.b": 1}]
        - start data_type {"a.b": 1} ; {"a": {"b": {"c/d": 1}}} ; {"": 1}
        + start anything null ; true ; [] ; {} ; [{"a.b": {"c/d": 1}}] ; {"a": [[{"b.c": 1}]]} ; {"a b": {"ünï": {"-": 1}}} ; {"\n": 1}
        - start anything {"a.b": 1} ; {"a": {"b.c": 1}} ; {"a": {"b": {"/": 1}}} ; {"a": 1, "b": {".": 1}}
        - start a.b 1 ; null ; {}
        - start a/b 1
        - start . 1
        - start / 1
        + start $ {"uid": "s", "time": 1, " ": 1} ; {"uid": "s", "time": 1, "ключ": 1} ; {"uid": "s", "time": 1, "\n": 1} ; {"uid": "s", "time": 1, "a\\b": 1}
        - start $ {"uid": "s", "time": 1, "": 1} ; {"uid": "s", "time": 1, "\n.": 1}
        """;

    public const string Projections = """
        + start projections ~ ; [] ; [{"configuration": {}, "projection": {}, "version": ""}] ; [{"configuration": {"a.b": 1}, "projection": {}, "version": "", "more": null}]
        - start projections null ; {} ; "x" ; [1] ; [null] ; [[]] ; [{}] ; [1.5, 2.5]
        + start projections>0>name ~ ; ""
        - start projections>0>name null ; 1
        - start projections>0>version ~ ; null ; 1
        + start projections>0>configuration {} ; {"a": {"b/c": 1}}
        - start projections>0>configuration ~ ; null ; [] ; "x"
        + start projections>0>projection {} ; {"a.b": {"type": "static", "value": null}} ; {"": {"type": "static", "value": {"x.y": 1}}}
        - start projections>0>projection ~ ; null ; [] ; {"a": 1} ; {"a": null} ; {"a": []} ; {"a": {}} ; {"a": {"type": "static"}} ; {"a": {"value": 1}} ; {"a": {"type": "linked"}} ; {"a": {"type": "calculated"}}
        + start projections>0>projection>c>config_index 0 ; -1 ; 2.0 ; 123456789012345678901234567890
        + start projections>0>projection>c>extra 1 ; null ; {"a.b": 1}
        - start projections>0>projection>c>config_index ~ ; null ; 1.5 ; "0" ; true ; NaN
        - start projections>0>projection>c>config_device ~ ; null ; 1
        - start projections>0>projection>c>field ~ ; null ; 1
        - start projections>0>projection>c>stream ~ ; null ; 1
        - start projections>0>projection>c>type ~ ; null ; "static" ; "calculated" ; "other" ; "Linked"
        - start projections>0>projection>c>location ~ ; null ; "" ; "Event" ; 1
        + start projections>0>projection>c>location "event"
        + start projections>0>projection>l>extra 1 ; {}
        - start projections>0>projection>l>field ~ ; null ; 1
        - start projections>0>projection>l>stream ~ ; null ; []
        - start projections>0>projection>l>location ~ ; null ; "configuration" ; "x"
        - start projections>0>projection>l>type ~ ; null ; "calculated" ; "static" ; true
        + start projections>0>projection>k>extra 1
        + start projections>0>projection>k>type "linked"
        - start projections>0>projection>k>type ~ ; null ; "static" ; "x"
        - start projections>0>projection>k>location ~ ; "configuration" ; null
        - start projections>0>projection>k>stream ~ ; 1
        - start projections>0>projection>k>field ~ ; 1
        - start projections>0>projection>k>calculation ~ ; null ; [] ; {} ; "f"
        - start projections>0>projection>k>calculation>callable ~ ; null ; 1
        + start projections>0>projection>k>calculation>args ~ ; [] ; [1, "a", null, {}] ; [1, 2]
        - start projections>0>projection>k>calculation>args null ; {} ; "x"
        + start projections>0>projection>k>calculation>kwargs ~ ; {} ; {"a.b": 1}
        - start projections>0>projection>k>calculation>kwargs null ; [] ; 1
        + start projections>0>projection>k>calculation>more 1 ; null
        + start projections>0>projection>s>value null ; 1 ; {} ; [] ; {"a.b": 1}
        + start projections>0>projection>s>more 1
        - start projections>0>projection>s>value ~
        - start projections>0>projection>s>type ~ ; null ; "linked" ; "x"
        """;

    public const string Stop = """
        - stop $ null ; [] ; "x" ; {} ; 1 ; {"uid": "e", "time": 1, "run_start": "s"} ; {"uid": "e", "time": 1, "exit_status": "fail"}
        + stop $ {"uid": "e", "time": 1, "run_start": "s", "exit_status": "fail"}
        - stop uid ~ ; null ; 1
        - stop run_start ~ ; null ; 1
        + stop time 0 ; -1 ; NaN ; 1e300
        - stop time ~ ; null ; "1" ; true ; []
        + stop exit_status "success" ; "abort" ; "fail"
        - stop exit_status ~ ; null ; "" ; "crashed" ; "Success" ; 0 ; ["fail"] ; "success "
        + stop reason ~ ; "" ; "…"
        - stop reason null ; 404 ; []
        + stop num_events ~ ; {} ; {"": 0} ; {"a.b": 1, "c/d": 2.0} ; {"x": -1} ; {"x": 123456789012345678901234567890} ; {"x": 1e300}
        - stop num_events null ; [] ; 3 ; {"a": 2.5} ; {"a": "21"} ; {"a": null} ; {"a": true} ; {"a": NaN} ; {"a": Infinity} ; {"a": 1, "b": []}
        + stop data_type ~ ; null ; 5 ; {} ; {"a.b": 1} ; {"": {"x/y": 1}}
        + stop more null ; 1 ; [] ; {"a.b": {"c/d": {"": 1}}}
        - stop x.y 1
        - stop x/y 1
        - stop $ {"uid": "e", "time": 1, "run_start": "s", "exit_status": "fail", "": 1}
        """;
}
